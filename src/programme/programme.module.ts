import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssembliesCoreModule } from '../assemblies/assemblies.module.js';
import { ProgrammeImportService } from './programme-import.service.js';
import { ProgrammeItem } from './programme-item.entity.js';
import { ProgrammeController } from './programme.controller.js';
import { ProgrammeService } from './programme.service.js';

/** What api, worker and command line all need of the programme. */
@Module({
  imports: [TypeOrmModule.forFeature([ProgrammeItem]), AssembliesCoreModule],
  providers: [ProgrammeService, ProgrammeImportService],
  exports: [ProgrammeService, ProgrammeImportService],
})
export class ProgrammeCoreModule {}

@Module({
  imports: [ProgrammeCoreModule],
  controllers: [ProgrammeController],
  exports: [ProgrammeCoreModule],
})
export class ProgrammeModule {}
