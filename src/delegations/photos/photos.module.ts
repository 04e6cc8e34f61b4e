import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { FileReferences } from '../../files/file-references.js';
import { FilesHttpModule } from '../../files/files-http.module.js';
import { FilesModule } from '../../files/files.module.js';
import { DelegationsCoreModule } from '../delegations-core.module.js';
import { Delegate } from '../people/delegate.entity.js';
import { PhotoController } from './photo.controller.js';
import { PhotoService } from './photo.service.js';

/** Says which photos are still in use: a person who was removed leaves one behind. */
@Injectable()
class PhotoReferences implements OnModuleInit {
  constructor(private readonly references: FileReferences) {}

  onModuleInit(): void {
    this.references.add('photo', async (manager, ids) => {
      const found = await manager.find(Delegate, {
        select: { id: true, photoFileId: true },
        where: { photoFileId: In([...ids]) },
      });
      return found.flatMap(({ photoFileId }) => photoFileId ?? []);
    });
  }
}

/** Photos of people for api, worker and command line. */
@Module({
  imports: [DelegationsCoreModule, FilesModule],
  providers: [PhotoService, PhotoReferences],
  exports: [PhotoService],
})
export class PhotosCoreModule {}

@Module({ imports: [PhotosCoreModule, FilesHttpModule], controllers: [PhotoController] })
export class PhotosModule {}
