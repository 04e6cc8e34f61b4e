import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountService } from '../../../auth/accounts/account.service.js';
import { AssemblyService } from '../../../assemblies/assembly.service.js';
import { decodeCursor, toPage, type Page, type PageQuery } from '../../../common/pagination.js';
import type { Translated } from '../../../common/text/languages.js';
import { addDays, zonedTimeToUtc } from '../../../common/time/zoned-time.js';
import { GONE } from '../../domain/accreditation.js';
import type { DelegateRole } from '../../domain/delegate-roles.js';
import type { Direction } from '../domain/travel-fields.js';
import {
  oldValues,
  type ManifestChange,
  type ManifestFacts,
  type OldValue,
} from './manifest-changes.js';
import { ManifestExport } from './manifest-export.entity.js';
import { CURRENT_LEGS, DIFFERS } from './manifest-sql.js';

export interface ManifestFilter {
  direction: Direction;
  /** `YYYY-MM-DD` in the Assembly's zone. */
  day?: string;
  /** Airport code. */
  port?: string;
  delegationId?: string;
  needs?: ManifestNeed;
  /** Only what differs from the last export. */
  changed?: boolean;
}

export const MANIFEST_NEEDS = ['transfer', 'accessible', 'security'] as const;
export type ManifestNeed = (typeof MANIFEST_NEEDS)[number];

/** One person who comes or goes. */
export interface ManifestLine extends ManifestFacts {
  id: string;
  delegateId: string;
  delegationId: string;
  code: string;
  memberIso2: string | null;
  names: Translated;
  role: DelegateRole;
  zone: string;
  transportNote: string;
  /** How it differs from the last export; null when it does not, or when there is none. */
  change: ManifestChange | null;
  old: OldValue[];
}

/** A leg of the last export that is there no more. */
export interface RemovedLine extends ManifestFacts {
  delegateId: string;
  delegationId: string;
  code: string;
}

export interface ManifestPage extends Page<ManifestLine> {
  /** What is there no more since the last export; with the first page only. */
  removed: RemovedLine[];
}

/** People of one hour at one airport. */
export interface ManifestBand {
  direction: Direction;
  day: string;
  /** Null for trains and cars. */
  port: string | null;
  /** 0 to 23, in the Assembly's zone. */
  hour: number;
  people: number;
  transfers: number;
  accessible: number;
  security: number;
}

export interface ManifestSummary {
  bands: ManifestBand[];
  /** People of confirmed delegations. */
  people: number;
  withoutArrival: number;
  withoutDeparture: number;
  lastExport: ExportInfo | null;
  /** Against the last export; zeros where there is none. */
  added: number;
  changed: number;
  removed: number;
}

export interface ExportInfo {
  id: string;
  takenAt: Date;
  /** Name of who took it. */
  takenBy: string | null;
  rowCount: number;
  added: number;
  changed: number;
  removed: number;
}

const NEED_COLUMN: Record<ManifestNeed, string> = {
  transfer: 'c.transfer',
  accessible: 'c.accessible_vehicle',
  security: 'c.security_car',
};

const FACTS = `c.direction, c.mode, c.number, c.port, c.at, c.far_port AS "farPort", c.person, c.hotel,
  c.transfer, c.accessible_vehicle AS "accessibleVehicle", c.security_car AS "securityCar"`;
const OLD = `r.delegate_id AS "oldId", r.mode AS "oldMode", r.number AS "oldNumber", r.port AS "oldPort",
  r.at AS "oldAt", r.far_port AS "oldFarPort", r.person AS "oldPerson", r.hotel AS "oldHotel",
  r.transfer AS "oldTransfer", r.accessible_vehicle AS "oldAccessible", r.security_car AS "oldSecurity"`;

/** `$3` last export. */
const COUNTS = `
  SELECT count(*) FILTER (WHERE r.delegate_id IS NULL)::int AS added,
         count(*) FILTER (WHERE r.delegate_id IS NOT NULL AND ${DIFFERS})::int AS changed,
         count(r.delegate_id)::int AS kept
    FROM (${CURRENT_LEGS}) c
    LEFT JOIN manifest_row r
           ON r.export_id = $3 AND r.delegate_id = c.delegate_id AND r.direction = c.direction`;

/** Who arrives and leaves, by time: for protocol. */
@Injectable()
export class ManifestService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly assemblies: AssemblyService,
    private readonly accounts: AccountService,
  ) {}

  /** By time. Errors: `not_found` (Assembly), `validation_failed` (cursor). */
  async page(assemblyId: string, filter: ManifestFilter, page: PageQuery): Promise<ManifestPage> {
    const { timezone } = await this.assemblies.require(assemblyId);
    const last = await this.lastExport(assemblyId);
    const range = dayRange(filter.day, timezone);
    const { text, values } = pageQuery(assemblyId, filter, range, last?.id ?? null, page);
    const rows = await this.dataSource.manager.query<StoredLine[]>(text, values);
    const { items, nextCursor } = toPage(rows, page.limit, ({ at, id }) => [at.toISOString(), id]);
    return {
      items: items.map((row) => toLine(row, last !== null)),
      nextCursor,
      removed:
        last && page.cursor === undefined
          ? await this.removed(assemblyId, filter, range, last.id)
          : [],
    };
  }

  /** Counts by day, airport and hour, and what is missing or changed. Errors: `not_found`. */
  async summary(assemblyId: string): Promise<ManifestSummary> {
    const { timezone } = await this.assemblies.require(assemblyId);
    const last = await this.lastExport(assemblyId);
    const { manager } = this.dataSource;
    const bands = await manager.query<ManifestBand[]>(
      `SELECT c.direction, to_char(c.at AT TIME ZONE $3, 'YYYY-MM-DD') AS day, c.airport AS port,
              extract(hour FROM c.at AT TIME ZONE $3)::int AS hour, count(*)::int AS people,
              count(*) FILTER (WHERE c.transfer)::int AS transfers,
              count(*) FILTER (WHERE c.accessible_vehicle)::int AS accessible,
              count(*) FILTER (WHERE c.security_car)::int AS security
         FROM (${CURRENT_LEGS}) c
        GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 4, 3`,
      [assemblyId, null, timezone],
    );
    const [missing] = await manager.query<
      Pick<ManifestSummary, 'people' | 'withoutArrival' | 'withoutDeparture'>[]
    >(
      `SELECT count(*)::int AS people,
              count(*) FILTER (WHERE a.at IS NULL)::int AS "withoutArrival",
              count(*) FILTER (WHERE b.at IS NULL)::int AS "withoutDeparture"
         FROM delegation d
         JOIN delegate p ON p.delegation_id = d.id AND NOT p.accreditation = ANY($2)
         LEFT JOIN travel_leg a ON a.delegate_id = p.id AND a.direction = 'arrival'
         LEFT JOIN travel_leg b ON b.delegate_id = p.id AND b.direction = 'departure'
        WHERE d.assembly_id = $1 AND d.status = 'confirmed'`,
      [assemblyId, GONE],
    );
    const counts = last ? await this.differences(assemblyId, last.id) : NO_DIFFERENCE;
    return {
      bands,
      ...(missing ?? { people: 0, withoutArrival: 0, withoutDeparture: 0 }),
      lastExport: last ? ((await this.infos([last]))[0] ?? null) : null,
      ...counts,
    };
  }

  /** The newest first, 20 at most. */
  async exports(assemblyId: string): Promise<ExportInfo[]> {
    await this.assemblies.require(assemblyId);
    const found = await this.dataSource.manager.find(ManifestExport, {
      where: { assemblyId },
      order: { takenAt: 'DESC' },
      take: 20,
    });
    return this.infos(found);
  }

  /** How what stands now differs from an export. */
  async differences(
    assemblyId: string,
    exportId: string | null,
    manager = this.dataSource.manager,
  ): Promise<Pick<ManifestSummary, 'added' | 'changed' | 'removed'>> {
    const [row] = await manager.query<{ added: number; changed: number; kept: number }[]>(COUNTS, [
      assemblyId,
      null,
      exportId,
    ]);
    if (!row) return NO_DIFFERENCE;
    const [all] =
      exportId === null
        ? []
        : await manager.query<{ count: number }[]>(
            'SELECT count(*)::int AS count FROM manifest_row WHERE export_id = $1',
            [exportId],
          );
    return { added: row.added, changed: row.changed, removed: (all?.count ?? 0) - row.kept };
  }

  async lastExport(
    assemblyId: string,
    manager = this.dataSource.manager,
  ): Promise<ManifestExport | null> {
    return manager.findOne(ManifestExport, { where: { assemblyId }, order: { takenAt: 'DESC' } });
  }

  async infos(exports: readonly ManifestExport[]): Promise<ExportInfo[]> {
    const names = await this.accounts.byId(exports.flatMap(({ takenById }) => takenById ?? []));
    return exports.map(({ id, takenAt, takenById, rowCount, added, changed, removed }) => ({
      id,
      takenAt,
      takenBy: names.get(takenById ?? '')?.name ?? null,
      rowCount,
      added,
      changed,
      removed,
    }));
  }

  private removed(
    assemblyId: string,
    { direction, port, delegationId, needs }: ManifestFilter,
    [from, to]: DayRange,
    exportId: string,
  ): Promise<RemovedLine[]> {
    return this.dataSource.manager.query<RemovedLine[]>(
      `SELECT c.delegate_id AS "delegateId", c.delegation_id AS "delegationId", c.code, ${FACTS}
         FROM manifest_row c
         LEFT JOIN (${CURRENT_LEGS}) n
                ON n.delegate_id = c.delegate_id AND n.direction = c.direction
        WHERE c.export_id = $3 AND c.direction = $2 AND n.id IS NULL AND c.at >= $4 AND c.at < $5
          AND ($6::text IS NULL OR c.port = $6) AND ($7::uuid IS NULL OR c.delegation_id = $7)
          ${needs ? `AND ${NEED_COLUMN[needs]}` : ''}
        ORDER BY c.at, c.delegate_id LIMIT 200`,
      [assemblyId, direction, exportId, from, to, port ?? null, delegationId ?? null],
    );
  }
}

type DayRange = [from: string, to: string];
const NO_DIFFERENCE = { added: 0, changed: 0, removed: 0 };

function dayRange(day: string | undefined, timezone: string): DayRange {
  if (day === undefined) return ['-infinity', 'infinity'];
  const start = (date: string): string => zonedTimeToUtc(date, '00:00', timezone).toISOString();
  return [start(day), start(addDays(day, 1))];
}

/** The statement of one page; the index over Assembly, direction and time finds its first row. */
export function pageQuery(
  assemblyId: string,
  { direction, port, delegationId, needs, changed = false }: ManifestFilter,
  [from, to]: DayRange,
  exportId: string | null,
  { cursor, limit }: PageQuery,
): { text: string; values: unknown[] } {
  const [at, id] = cursor === undefined ? [from, null] : decodeCursor(cursor, 2);
  const values: unknown[] = [assemblyId, direction, exportId, at, to, limit + 1];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const text = `
    SELECT c.id, c.delegate_id AS "delegateId", c.delegation_id AS "delegationId", c.code,
           c.member_iso2 AS "memberIso2", c.names, c.role, c.zone,
           c.transport_note AS "transportNote", ${FACTS}, ${OLD}
      FROM (${CURRENT_LEGS}
             AND l.at >= $4 AND l.at < $5
             ${id === null ? '' : `AND (l.at, l.id) > ($4, ${given(id)})`}
             ${port === undefined ? '' : `AND l.port = ${given(port)}`}
             ${delegationId === undefined ? '' : `AND l.delegation_id = ${given(delegationId)}`}
           ) c
      LEFT JOIN manifest_row r
             ON r.export_id = $3 AND r.delegate_id = c.delegate_id AND r.direction = c.direction
     WHERE true ${needs ? `AND ${NEED_COLUMN[needs]}` : ''} ${changed ? `AND ${DIFFERS}` : ''}
     ORDER BY c.at, c.id LIMIT $6`;
  return { text, values };
}

type StoredLine = Omit<ManifestLine, 'change' | 'old'> & {
  oldId: string | null;
  oldMode: ManifestFacts['mode'];
  oldNumber: string;
  oldPort: string;
  oldAt: Date;
  oldFarPort: string;
  oldPerson: string;
  oldHotel: string;
  oldTransfer: boolean;
  oldAccessible: boolean;
  oldSecurity: boolean;
};

function toLine(row: StoredLine, compared: boolean): ManifestLine {
  const {
    oldId,
    oldMode,
    oldNumber,
    oldPort,
    oldAt,
    oldFarPort,
    oldPerson,
    oldHotel,
    oldTransfer,
    oldAccessible,
    oldSecurity,
    ...line
  } = row;
  if (!compared) return { ...line, change: null, old: [] };
  if (oldId === null) return { ...line, change: 'added', old: [] };
  const old = oldValues(line, {
    direction: line.direction,
    mode: oldMode,
    number: oldNumber,
    port: oldPort,
    at: oldAt,
    farPort: oldFarPort,
    person: oldPerson,
    hotel: oldHotel,
    transfer: oldTransfer,
    accessibleVehicle: oldAccessible,
    securityCar: oldSecurity,
  });
  return { ...line, change: old.length > 0 ? 'changed' : null, old };
}
