import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor.js';
import { AppError, type FieldProblem } from '../../common/errors/app-error.js';
import { Transactor } from '../../outbox/transactor.js';
import {
  fieldOf,
  flatten,
  LEG_KEYS,
  type TravelField,
  type TravelFields,
} from './domain/travel-fields.js';
import { travelProblems } from './domain/travel-rules.js';
import { TravelGate } from './travel-gate.js';
import { readTravel, travelView, type PersonTravel, type StoredTravel } from './travel-store.js';
import { TravelService } from './travel.service.js';

export const COPIED_PARTS = ['arrival', 'departure', 'hotel', 'transport'] as const;
export type CopiedPart = (typeof COPIED_PARTS)[number];

/** Fields of each part. A kind of room and what a person needs in it are nobody else's. */
const FIELDS: Record<CopiedPart, readonly TravelField[]> = {
  arrival: LEG_KEYS.map((key) => fieldOf('arrival', key)),
  departure: LEG_KEYS.map((key) => fieldOf('departure', key)),
  hotel: ['hotelId', 'hotelOther'],
  transport: ['transfer', 'securityCar'],
};

export interface CopyTravel {
  fromId: string;
  toIds: readonly string[];
  parts: readonly CopiedPart[];
}

/** Lets several people of a delegation travel as one of them does. */
@Injectable()
export class CopyTravelService {
  constructor(
    private readonly transactor: Transactor,
    private readonly gate: TravelGate,
    private readonly travel: TravelService,
  ) {}

  /**
   * Takes the parts over from one person to the others, all of them or none. Errors: those of
   * `TravelService.edit`; `toIds[n]` names whom it does not fit.
   */
  async copy(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    { fromId, toIds, parts }: CopyTravel,
  ): Promise<PersonTravel[]> {
    const keys = parts.flatMap((part) => FIELDS[part]);
    return this.transactor.run(actor, async (tx) => {
      const { delegation, host } = await this.gate.open(tx, assemblyId, delegationId);
      for (const id of [fromId, ...toIds]) await this.gate.person(tx.manager, delegation, id);
      const stored = await readTravel(tx.manager, [fromId, ...toIds]);
      const source = fieldsOf(stored.get(fromId));
      const copied = Object.fromEntries(keys.map((key) => [key, source[key]]));
      const problems: FieldProblem[] = [];
      const changed: PersonTravel[] = [];
      for (const [index, id] of toIds.entries()) {
        const own = stored.get(id) ?? { legs: {}, stay: null };
        const fields: TravelFields = { ...fieldsOf(own), ...copied };
        const [problem] = travelProblems(fields, host);
        if (problem) problems.push({ path: `toIds[${index}]`, code: problem.code });
        if (problems.length > 0 || id === fromId) continue;
        const after = await this.travel.write(tx, delegation, host, id, own, fields);
        changed.push(travelView(id, after, host));
      }
      if (problems.length > 0) throw new AppError('validation_failed', { fields: problems });
      if (changed.length > 0) {
        await this.travel.recordCopy(tx, delegation, {
          delegate: { from: fromId, to: changed.map(({ personId }) => personId) },
          fields: { from: null, to: [...parts] },
        });
      }
      return changed;
    });
  }
}

function fieldsOf(stored: StoredTravel | undefined): TravelFields {
  return flatten(stored?.legs ?? {}, stored?.stay ?? null);
}
