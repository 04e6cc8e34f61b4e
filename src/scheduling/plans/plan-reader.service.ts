import { Injectable } from '@nestjs/common';
import { DataSource, LessThan, type EntityManager } from 'typeorm';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import { AccountService } from '../../auth/accounts/account.service.js';
import { AppError } from '../../common/errors/app-error.js';
import { decodeCursor, toPage, type PageQuery } from '../../common/pagination.js';
import type { Language } from '../../common/text/languages.js';
import { Translator } from '../../common/text/translator.js';
import { ExplanationWords } from '../explain/explanation-words.js';
import { requestsNamed, unplacedView } from '../explain/unplaced-view.js';
import type { PlanDetailView, PlanPage, PlanView } from '../dto/plan.view.js';
import { MeetingLabelService } from './meeting-labels.service.js';
import { PlanMeeting } from './plan-meeting.entity.js';
import { PlanUnplaced } from './plan-unplaced.entity.js';
import { Plan } from './plan.entity.js';
import type { Plain } from '../dto/plain.js';

/** Plans as organizers and protocol read them. */
@Injectable()
export class PlanReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly labels: MeetingLabelService,
    private readonly accounts: AccountService,
    private readonly assemblies: AssemblyService,
    private readonly translator: Translator,
  ) {}

  /** One page, the newest first. */
  async list(assemblyId: string, query: PageQuery): Promise<PlanPage> {
    const { manager } = this.dataSource;
    const before = query.cursor === undefined ? null : Number(decodeCursor(query.cursor, 1)[0]);
    if (before !== null && !Number.isInteger(before)) throw new AppError('validation_failed');
    const plans = await manager.find(Plan, {
      where: { assemblyId, ...(before === null ? {} : { number: LessThan(before) }) },
      order: { number: 'DESC' },
      take: query.limit + 1,
    });
    const { items, nextCursor } = toPage(plans, query.limit, ({ number }) => [number]);
    return { items: await this.views(manager, assemblyId, items), nextCursor };
  }

  /** The plan. Throws `not_found`. */
  async require(
    assemblyId: string,
    planId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Plan> {
    const plan = await manager.findOneBy(Plan, { id: planId, assemblyId });
    if (!plan) throw new AppError('not_found');
    return plan;
  }

  async view(assemblyId: string, planId: string): Promise<Plain<PlanView>> {
    const { manager } = this.dataSource;
    const [view] = await this.views(manager, assemblyId, [await this.require(assemblyId, planId)]);
    if (!view) throw new AppError('not_found');
    return view;
  }

  /** With its meetings and with what has no place. Throws `not_found`. */
  async detail(
    assemblyId: string,
    planId: string,
    language: Language = 'en',
  ): Promise<PlanDetailView> {
    const { manager } = this.dataSource;
    const view = await this.view(assemblyId, planId);
    const meetings = await manager.find(PlanMeeting, {
      where: { planId },
      order: { startsAt: 'ASC', requestId: 'ASC' },
    });
    const unplaced = await manager.find(PlanUnplaced, {
      where: { planId },
      order: { requestId: 'ASC' },
    });
    const labels = await this.labels.load(manager, assemblyId, [
      ...meetings.map(({ requestId }) => requestId),
      ...unplaced.flatMap(requestsNamed),
    ]);
    const { timezone } = await this.assemblies.require(assemblyId, manager);
    const words = new ExplanationWords(this.translator, language, timezone, labels);
    return {
      ...view,
      meetings: meetings.map((meeting) => ({
        ...labels.request(meeting.requestId),
        place: labels.place(meeting),
        pinned: meeting.pinned,
      })),
      unplaced: unplaced
        .map((row) => unplacedView(row, labels, words))
        .sort((x, y) => y.priority - x.priority),
    };
  }

  private async views(
    manager: EntityManager,
    assemblyId: string,
    plans: Plan[],
  ): Promise<Plain<PlanView>[]> {
    const published = await manager.findOneBy(Plan, { assemblyId, status: 'published' });
    const people = plans.flatMap(({ createdBy, publishedBy }) => [createdBy, publishedBy]);
    const accounts = await this.accounts.byId(
      people.filter((id) => id !== null),
      manager,
    );
    const nameOf = (id: string | null) => accounts.get(id ?? '')?.name ?? null;
    return plans.map((plan) => ({
      id: plan.id,
      number: plan.number,
      status: plan.status,
      basedOn: plan.basedOn,
      outdated: plan.status === 'draft' && plan.basedOn !== (published?.number ?? null),
      totals: plan.totals,
      createdAt: plan.createdAt,
      createdBy: plan.createdBy,
      createdByName: nameOf(plan.createdBy),
      publishedAt: plan.publishedAt,
      publishedBy: plan.publishedBy,
      publishedByName: nameOf(plan.publishedBy),
      version: plan.version,
    }));
  }
}
