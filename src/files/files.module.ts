import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DiskStorage } from './disk-storage.js';
import { FileReferences } from './file-references.js';
import { FileService } from './file.service.js';
import { FileStorage } from './file-storage.js';
import { Incoming } from './incoming.js';
import { StoredFile } from './stored-file.entity.js';

/** Files for the features of api, worker and command line. */
@Module({
  imports: [TypeOrmModule.forFeature([StoredFile])],
  providers: [
    { provide: FileStorage, useClass: DiskStorage },
    Incoming,
    FileService,
    FileReferences,
  ],
  exports: [FileStorage, Incoming, FileService, FileReferences],
})
export class FilesModule {}
