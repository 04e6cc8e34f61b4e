import { Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { AccountService } from '../auth/accounts/account.service.js';
import { toPage, type PageQuery } from '../common/pagination.js';
import { AuditEntry } from './audit-entry.entity.js';
import type { AuditEntryView, AuditPageView } from './dto/audit.dto.js';
import { historyQuery, sequenceOf, type HistoryQuery } from './history-query.js';
import { AuditValues } from './values/audit-values.js';
import { partChanges } from './values/sealed-changes.js';

/** Reads the history and puts the names of the people to it, which are not copied into it. */
@Injectable()
export class AuditReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountService,
    private readonly values: AuditValues,
  ) {}

  /** What happened to one subject, the newest first, with the personal values: for who may see these. */
  async history(
    subject: Pick<AuditEntry, 'subjectType' | 'subjectId'>,
    query: HistoryQuery,
  ): Promise<AuditPageView> {
    const { manager } = this.dataSource;
    const entries = await historyQuery(manager, subject, query).getMany();
    const { items, nextCursor } = toPage(entries, query.limit, ({ sequence }) => [sequence]);
    const sealed = items.map(({ changes }) => partChanges(changes).sealed);
    const opened = await this.values.open(manager, sealed);
    const views = await this.withNames(items);
    for (const [index, view] of views.entries()) {
      Object.assign(view.changes, opened[index]);
      view.erased = Boolean(sealed[index]) && !opened[index];
    }
    return { items: views, nextCursor };
  }

  /** The history of an Assembly, the newest first. */
  async page(assemblyId: string, query: PageQuery): Promise<AuditPageView> {
    const before = query.cursor === undefined ? undefined : sequenceOf(query.cursor);
    const entries = await this.dataSource.manager.find(AuditEntry, {
      where: { assemblyId, ...(before === undefined ? {} : { sequence: LessThan(before) }) },
      order: { sequence: 'DESC' },
      take: query.limit + 1,
    });
    const { items, nextCursor } = toPage(entries, query.limit, ({ sequence }) => [sequence]);
    return { items: await this.withNames(items), nextCursor };
  }

  private async withNames(entries: AuditEntry[]): Promise<AuditEntryView[]> {
    const accounts = await this.accounts.byId(entries.flatMap((entry) => entry.actorUserId ?? []));
    return entries.map((entry) => ({
      id: entry.id,
      at: entry.at.toISOString(),
      actor: accounts.get(entry.actorUserId ?? '')?.name ?? entry.actorSystem ?? '',
      actorUserId: entry.actorUserId,
      onBehalfOf: entry.onBehalfOf,
      action: entry.action,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId,
      changes: partChanges(entry.changes).clear,
      erased: false,
      requestId: entry.requestId,
    }));
  }
}
