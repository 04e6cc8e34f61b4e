import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { In } from 'typeorm';
import { FileReferences } from '../../files/file-references.js';
import { FilesHttpModule } from '../../files/files-http.module.js';
import { FilesModule } from '../../files/files.module.js';
import { AuditValuesModule } from '../../audit/values/audit-values.module.js';
import { DelegationsCoreModule } from '../delegations-core.module.js';
import { CredentialPower } from './credential-power.entity.js';
import { CredentialsController } from './credentials.controller.js';
import { CredentialsEditService } from './credentials-edit.service.js';
import { Credentials } from './credentials.entity.js';
import { CredentialsGate } from './credentials-gate.js';
import { CredentialsReader } from './credentials-reader.service.js';
import { CredentialsTransitionsService } from './credentials-transitions.service.js';

/** Says which letters are still in use. */
@Injectable()
class LetterReferences implements OnModuleInit {
  constructor(private readonly references: FileReferences) {}

  onModuleInit(): void {
    this.references.add('credential_letter', async (manager, ids) => {
      const found = await manager.find(Credentials, {
        select: { id: true, letterFileId: true },
        where: { letterFileId: In([...ids]) },
      });
      return found.flatMap(({ letterFileId }) => letterFileId ?? []);
    });
  }
}

/** Credentials for api, worker and command line. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Credentials, CredentialPower]),
    DelegationsCoreModule,
    FilesModule,
    AuditValuesModule,
  ],
  providers: [
    CredentialsTransitionsService,
    CredentialsEditService,
    CredentialsReader,
    CredentialsGate,
    LetterReferences,
  ],
  exports: [CredentialsTransitionsService, CredentialsEditService, CredentialsReader, FilesModule],
})
export class CredentialsCoreModule {}

@Module({
  imports: [CredentialsCoreModule, FilesHttpModule],
  controllers: [CredentialsController],
  exports: [CredentialsCoreModule],
})
export class CredentialsModule {}
