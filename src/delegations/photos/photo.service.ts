import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import type { CropArea } from '../../files/checks/images.js';
import { FileService } from '../../files/file.service.js';
import type { StoredFile } from '../../files/stored-file.entity.js';
import type { Upload } from '../../files/upload.js';
import { assertMaySee } from '../delegation-access.js';
import { DelegationService } from '../delegation.service.js';
import { Delegate } from '../people/delegate.entity.js';
import { DelegationPeopleService } from '../people/delegation-people.service.js';

/** The photos of the people of a delegation. A new one is a material change: see the accreditation. */
@Injectable()
export class PhotoService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly delegations: DelegationService,
    private readonly people: DelegationPeopleService,
    private readonly files: FileService,
  ) {}

  /**
   * Makes the person's photo of the part of an image, in the place of the one before. Errors: those of
   * `FileService.receivePhoto` and `DelegationPeopleService.setPhoto`.
   */
  async put(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    personId: string,
    upload: Upload,
    crop: CropArea | null,
  ): Promise<Delegate> {
    return this.files.receivePhoto(upload, crop, (file) =>
      this.people.setPhoto(actor, assemblyId, delegationId, personId, async (tx, before) => {
        const kept = await this.files.keep(tx, file, { assemblyId, delegationId });
        if (before !== null) await this.files.release(tx, before);
        return kept.id;
      }),
    );
  }

  /** Takes the photo away. Errors: those of `DelegationPeopleService.setPhoto`. */
  async remove(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    personId: string,
  ): Promise<Delegate> {
    return this.people.setPhoto(actor, assemblyId, delegationId, personId, async (tx, before) => {
      if (before !== null) await this.files.release(tx, before);
      return null;
    });
  }

  /** The photo, for its own delegation and the office. Errors: `not_found`. */
  async open(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    personId: string,
  ): Promise<{ file: StoredFile; stream: Readable }> {
    assertMaySee(actor, await this.delegations.require(assemblyId, delegationId));
    const person = await this.dataSource.manager.findOne(Delegate, {
      select: { id: true, photoFileId: true },
      where: { id: personId, delegationId },
    });
    if (!person) throw new AppError('not_found');
    const file = await this.files.find(person.photoFileId, { assemblyId, delegationId });
    return { file, stream: await this.files.open(file) };
  }
}
