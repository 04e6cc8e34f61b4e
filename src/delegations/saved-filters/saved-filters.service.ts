import { Injectable } from '@nestjs/common';
import { DataSource, QueryFailedError } from 'typeorm';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { given } from '../../common/validation/given.js';
import { isUuid } from '../../common/validation/uuid.js';
import { json } from '../../database/json.js';
import { cleanFields } from '../domain/clean-fields.js';
import { SavedFilter, type FilterChoice } from './saved-filter.entity.js';

const MOST = 20;

/**
 * The filters that a person keeps. They are a convenience of one reader, no fact of the Assembly: no event,
 * no audit entry.
 */
@Injectable()
export class SavedFiltersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly assemblies: AssemblyService,
  ) {}

  /** The reader's own, by name. */
  async list(actor: Actor, assemblyId: string): Promise<SavedFilter[]> {
    if (actor.userId === null) return [];
    const filters = await this.dataSource.manager.findBy(SavedFilter, {
      userId: actor.userId,
      assemblyId,
    });
    const collator = new Intl.Collator(actor.language);
    return filters.sort((a, b) => collator.compare(a.name, b.name));
  }

  /** Errors: `not_found`, `validation_failed`, `already_exists` (the name), `quota_exceeded`. */
  async keep(
    actor: Actor,
    assemblyId: string,
    input: { name: string; choice: FilterChoice },
  ): Promise<SavedFilter> {
    const { userId } = actor;
    if (userId === null) throw new AppError('not_allowed');
    await this.assemblies.require(assemblyId);
    const { name = '' } = cleanFields({ name: input.name }, { name: 60 });
    if (name === '') {
      throw new AppError('validation_failed', { fields: [{ path: 'name', code: 'required' }] });
    }
    const { manager } = this.dataSource;
    if ((await manager.countBy(SavedFilter, { userId, assemblyId })) >= MOST) {
      throw new AppError('quota_exceeded', { params: { quota: MOST } });
    }
    try {
      return await manager.save(
        manager.create(SavedFilter, {
          userId,
          assemblyId,
          name,
          choice: json(given(input.choice)),
        }),
      );
    } catch (error) {
      if (!(error instanceof QueryFailedError)) throw error;
      const { constraint = '' } = error.driverError as { constraint?: string };
      if (constraint !== 'uq_saved_filter_user_id_assembly_id_name') throw error;
      throw new AppError('already_exists', { fields: [{ path: 'name', code: 'not_unique' }] });
    }
  }

  /** Errors: `not_found`, also for another's. */
  async forget(actor: Actor, assemblyId: string, id: string): Promise<void> {
    const { userId } = actor;
    const { affected } =
      userId !== null && isUuid(id)
        ? await this.dataSource.manager.delete(SavedFilter, { id, userId, assemblyId })
        : { affected: 0 };
    if (!affected) throw new AppError('not_found');
  }
}
