import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager, EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import { json } from '../../database/json.js';
import { LiveSignals } from '../../live/live-signals.js';
import type { Transaction } from '../../outbox/transactor.js';
import type { Problem, Solution } from '../engine/index.js';
import type { PlanningProblem } from '../problem/build-problem.js';
import { toPlacedMeetings, toUnplaced } from '../problem/translate.js';
import { LIVE_PLAN } from '../scheduling.events.js';
import { PlanMeeting } from './plan-meeting.entity.js';
import { PlanUnplaced } from './plan-unplaced.entity.js';
import { Plan } from './plan.entity.js';

/** Rows of one statement: PostgreSQL takes at most 65,535 parameters. */
const CHUNK = 1000;

/** Stores what the engine found as a draft. */
@Injectable()
export class MakeDraftService {
  constructor(private readonly live: LiveSignals) {}

  /** The caller holds the Assembly's lock, so that numbers follow each other. */
  async store(
    tx: Transaction,
    draft: {
      assemblyId: string;
      planning: PlanningProblem;
      /** What was solved: says which meetings were kept in their place. */
      problem: Problem;
      solution: Solution;
      createdBy: string | null;
    },
  ): Promise<Plan> {
    const { manager } = tx;
    const { assemblyId, planning, problem, solution } = draft;
    const last = await manager.maximum(Plan, 'number', { assemblyId });
    const published = await manager.findOneBy(Plan, { assemblyId, status: 'published' });
    const plan = await manager.save(
      manager.create(Plan, {
        id: randomUUID(),
        assemblyId,
        number: (last ?? 0) + 1,
        status: 'draft',
        basedOn: published?.number ?? null,
        totals: {
          placed: solution.meetings.length,
          requests: problem.requests.length + planning.leftOut.length,
          weightPlaced: solution.weightPlaced,
          weightTotal: solution.weightTotal,
          upperBound: solution.upperBound,
          provenOptimal: solution.provenOptimal,
          idleGaps: solution.idleGaps,
          preferredMet: solution.preferredMet,
          preferredAsked: solution.preferredAsked,
        },
        createdBy: draft.createdBy,
      }),
    );
    const pinned = new Set(
      problem.requests.filter((request) => request.pinned).map(({ id }) => planning.requestIds[id]),
    );
    await insertAll(
      manager,
      PlanMeeting,
      toPlacedMeetings(planning, solution.meetings).map((meeting) => ({
        ...meeting,
        planId: plan.id,
        pinned: pinned.has(meeting.requestId),
      })),
    );
    await insertAll(
      manager,
      PlanUnplaced,
      toUnplaced(planning, solution.unplaced).map(
        ({ requestId, reason, blockers, suggestions }) => ({
          planId: plan.id,
          requestId,
          reason,
          blockers: blockers.map(json),
          suggestions: suggestions.map(json),
        }),
      ),
    );
    await tx.audit({
      action: 'plan.created',
      subjectType: 'plan',
      subjectId: plan.id,
      assemblyId,
      changes: {
        number: { from: null, to: plan.number },
        placed: { from: null, to: plan.totals.placed },
      },
    });
    await this.live.send(manager, {
      topic: `assembly:${assemblyId}`,
      type: LIVE_PLAN,
      id: plan.id,
    });
    return plan;
  }
}

async function insertAll<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  rows: QueryDeepPartialEntity<Row>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK) {
    await manager.insert(entity, rows.slice(at, at + CHUNK));
  }
}
