import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MemberState } from './member-state.entity.js';
import { Organisation } from './organisation.entity.js';
import { ReferenceLoader } from './reference-loader.js';
import { ReferenceController } from './reference.controller.js';
import { ReferenceService } from './reference.service.js';
import { SubBureau } from './sub-bureau.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([MemberState, SubBureau, Organisation])],
  controllers: [ReferenceController],
  providers: [ReferenceService, ReferenceLoader],
  exports: [ReferenceService, ReferenceLoader],
})
export class ReferenceModule {}
