import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Problem } from '../engine/index.js';
import { buildProblem, type PlanningProblem } from './build-problem.js';
import { keepPublished } from './keep-published.js';
import { PlanningDataReader } from './planning-data.js';

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
   * for which a change was asked does not. Throws `not_found`.
   */
  async buildRun(
    manager: EntityManager,
    assemblyId: string,
    keep: boolean,
  ): Promise<{ planning: PlanningProblem; problem: Problem }> {
    const data = await this.reader.read(manager, assemblyId);
    const planning = buildProblem(data);
    if (!keep) return { planning, problem: planning.problem };
    const loose = data.requests.filter(({ status }) => status === 'change_requested');
    const problem = keepPublished(planning, data.bookings, new Set(loose.map(({ id }) => id)));
    return { planning, problem };
  }
}
