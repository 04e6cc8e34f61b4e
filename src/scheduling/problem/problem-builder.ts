import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PlacedMeeting } from '../../meetings/bookings/booking-difference.js';
import type { Problem } from '../engine/index.js';
import { buildProblem, type PlanningProblem } from './build-problem.js';
import { keepPublished } from './keep-published.js';
import { PlanningDataReader } from './planning-data.js';
import { toEngineMeetings } from './translate.js';

/** The published plan held against the data of now. */
export interface BrokenPlan {
  planning: PlanningProblem;
  /** With the published meetings that are still to be held, whether they keep the rules or not. */
  problem: Problem;
  /** The engine's ids of requests that are to get a place: accepted since, or to be placed anew. */
  wanted: number[];
  /** What is published, as it is booked. */
  booked: PlacedMeeting[];
  /** How many of these cannot be held in the problem at all: no slot or room, or a request that is no more. */
  lost: number;
}

/** An Assembly as a problem for the engine, as it stands in the transaction of `manager`. */
@Injectable()
export class ProblemBuilder {
  constructor(private readonly reader: PlanningDataReader) {}

  /** What a published schedule must keep to: nothing is pinned. Throws `not_found`. */
  async build(manager: EntityManager, assemblyId: string): Promise<PlanningProblem> {
    return buildProblem(await this.reader.read(manager, assemblyId));
  }

  /**
   * What a run solves. With `keep`, published meetings that still keep every rule stay where they are; one
   * for which a change was asked does not. Without it they stand in `published`, free to move. Throws `not_found`.
   */
  async buildRun(
    manager: EntityManager,
    assemblyId: string,
    keep: boolean,
  ): Promise<{ planning: PlanningProblem; problem: Problem }> {
    const data = await this.reader.read(manager, assemblyId);
    const planning = buildProblem(data);
    if (!keep) {
      const published = toEngineMeetings(planning, data.bookings).meetings;
      return { planning, problem: { ...planning.problem, published } };
    }
    const loose = data.requests.filter(({ status }) => status === 'change_requested');
    const problem = keepPublished(planning, data.bookings, new Set(loose.map(({ id }) => id)));
    return { planning, problem };
  }

  /**
   * What a re-plan mends. A published meeting for which a change was asked, or that fits no slot or room by now,
   * is placed anew. Throws `not_found`.
   */
  async buildReplan(manager: EntityManager, assemblyId: string): Promise<BrokenPlan> {
    const data = await this.reader.read(manager, assemblyId);
    const planning = buildProblem(data);
    const status = new Map(data.requests.map((request) => [request.id, request.status]));
    const bound = data.bookings.filter(
      ({ requestId }) => status.get(requestId) !== 'change_requested',
    );
    const { meetings, unknown, offGrid } = toEngineMeetings(planning, bound);
    const anew = new Set(offGrid.map(({ requestId }) => requestId));
    const wanted = planning.requestIds.flatMap((id, index) => {
      const state = status.get(id);
      return state === 'accepted' || state === 'change_requested' || anew.has(id) ? [index] : [];
    });
    return {
      planning,
      problem: { ...planning.problem, published: meetings },
      wanted,
      booked: data.bookings,
      lost: unknown.length + offGrid.length,
    };
  }
}
