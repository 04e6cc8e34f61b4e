import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../common/actor.js';
import { Transactor } from '../../../outbox/transactor.js';
import { closeIdleNotes } from './autosave-notes.js';

/** Writes what was typed lately into the history, once its editors have gone on. */
@Injectable()
export class CloseAutosavesService {
  constructor(private readonly transactor: Transactor) {}

  /** @returns how many entries were written; those beyond one batch wait for the next call */
  async run(): Promise<number> {
    const actor = systemActor('close-autosaves', 'close-autosaves');
    return this.transactor.run(actor, (tx) => closeIdleNotes(tx));
  }
}
