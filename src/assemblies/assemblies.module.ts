import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ReferenceModule } from '../reference/reference.module.js';
import { AssembliesController } from './assemblies.controller.js';
import { Assembly } from './assembly.entity.js';
import { AssemblyService } from './assembly.service.js';
import { Deadline } from './deadline.entity.js';
import { Installation } from './installation.entity.js';
import { InstallationService } from './installation.service.js';

/** What api, worker and command line all need of the Assemblies. */
@Module({
  imports: [TypeOrmModule.forFeature([Assembly, Deadline, Installation]), ReferenceModule],
  providers: [AssemblyService, InstallationService],
  exports: [AssemblyService, InstallationService],
})
export class AssembliesCoreModule {}

@Module({
  imports: [AssembliesCoreModule],
  controllers: [AssembliesController],
  exports: [AssembliesCoreModule],
})
export class AssembliesModule {}
