import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CryptoModule } from '../../common/crypto/crypto.module.js';
import { AuditKey } from './audit-key.entity.js';
import { AuditValues } from './audit-values.js';

/** For features that write personal values into the history. */
@Module({
  imports: [TypeOrmModule.forFeature([AuditKey]), CryptoModule],
  providers: [AuditValues],
  exports: [AuditValues],
})
export class AuditValuesModule {}
