import { Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { AssemblyService } from '../../../assemblies/assembly.service.js';
import type { Actor } from '../../../common/actor.js';
import { AppError } from '../../../common/errors/app-error.js';
import { tableFile, type TableFile, type TableFormat } from '../../../common/tables/table-file.js';
import { Translator } from '../../../common/text/translator.js';
import { utcToZonedTime } from '../../../common/time/zoned-time.js';
import { sendSignal } from '../../../live/live-signals.js';
import { Transactor } from '../../../outbox/transactor.js';
import { LIVE_TRAVEL } from '../travel.events.js';
import { oldValues, type ManifestChange, type OldValue } from './manifest-changes.js';
import { ManifestExport } from './manifest-export.entity.js';
import { ManifestRow } from './manifest-row.entity.js';
import { CURRENT_LEGS } from './manifest-sql.js';
import { ManifestService, type ExportInfo } from './manifest.service.js';

/** Exports whose rows are kept: they hold names. Of older ones only the counts stay. */
const KEPT = 5;

/** A line of the file: a leg, and how it differs from the export before. */
interface FileLine {
  row: ManifestRow;
  change: ManifestChange | null;
  old: OldValue[];
}

/** Takes the manifest out, and remembers in which state. */
@Injectable()
export class ManifestExportsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly translator: Translator,
    private readonly assemblies: AssemblyService,
    private readonly manifest: ManifestService,
  ) {}

  /** Keeps the present state as an export. Two at once follow each other. Errors: `not_found`. */
  async take(actor: Actor, assemblyId: string): Promise<ExportInfo> {
    const taken = await this.transactor.run(actor, async (tx) => {
      const { manager, now } = tx;
      await this.assemblies.require(assemblyId, manager);
      await manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`manifest ${assemblyId}`]);
      const last = await this.manifest.lastExport(assemblyId, manager);
      const counts = await this.manifest.differences(assemblyId, last?.id ?? null, manager);
      const made = await manager.save(
        manager.create(ManifestExport, {
          assemblyId,
          takenAt: now,
          takenById: actor.userId,
          rowCount: 0,
          ...counts,
        }),
      );
      await manager.query(
        `INSERT INTO manifest_row (export_id, delegate_id, direction, delegation_id, code, person, mode,
                number, port, at, far_port, hotel, transfer, accessible_vehicle, security_car)
         SELECT $3::uuid, c.delegate_id, c.direction, c.delegation_id, c.code, c.person, c.mode,
                c.number, c.port, c.at, c.far_port, c.hotel, c.transfer, c.accessible_vehicle,
                c.security_car
           FROM (${CURRENT_LEGS}) c`,
        [assemblyId, null, made.id],
      );
      made.rowCount = await manager.countBy(ManifestRow, { exportId: made.id });
      await manager.save(made);
      await manager.query(
        `DELETE FROM manifest_row WHERE export_id IN (
           SELECT id FROM manifest_export WHERE assembly_id = $1
            ORDER BY taken_at DESC, id DESC OFFSET ${KEPT})`,
        [assemblyId],
      );
      await tx.audit({
        action: 'manifest.exported',
        subjectType: 'manifest',
        subjectId: made.id,
        assemblyId,
        changes: { rows: { from: null, to: made.rowCount } },
      });
      await sendSignal(manager, { topic: `assembly:${assemblyId}`, type: LIVE_TRAVEL });
      return made;
    });
    const [info] = await this.manifest.infos([taken]);
    if (!info) throw new AppError('not_found');
    return info;
  }

  /**
   * An export as a file in the reader's language: what it had, and how that differed from the one before.
   * Errors: `not_found`, also when its rows are kept no more.
   */
  async file(
    actor: Actor,
    assemblyId: string,
    exportId: string,
    format: TableFormat,
  ): Promise<TableFile> {
    const { manager } = this.dataSource;
    const assembly = await this.assemblies.require(assemblyId);
    const taken = await manager.findOneBy(ManifestExport, { id: exportId, assemblyId });
    if (!taken) throw new AppError('not_found');
    const rows = await this.rows(taken.id);
    if (rows.length === 0 && taken.rowCount > 0) throw new AppError('not_found');
    const before = await manager.findOne(ManifestExport, {
      where: { assemblyId, takenAt: LessThan(taken.takenAt) },
      order: { takenAt: 'DESC' },
    });
    const lines = compare(rows, before ? await this.rows(before.id) : null);
    const say = (key: string, values: Record<string, string> = {}): string =>
      this.translator.t(actor.language, `manifest.${key}`, values);
    const { language } = actor;
    const when = (at: Date) => utcToZonedTime(at, assembly.timezone);
    const yes = (value: boolean): string => (value ? say('yes') : '');
    const was = ({ field, value }: OldValue): string => {
      if (typeof value === 'boolean')
        return say(`was.${field}`, { value: value ? say('yes') : say('no') });
      if (field === 'mode') return say('was.mode', { value: say(`mode.${value}`) });
      if (field !== 'at') return say(`was.${field}`, { value: value || say('nothing') });
      const { date, time } = when(new Date(value));
      return say('was.at', { value: `${date} ${time}` });
    };
    const changeOf = ({ change, old }: FileLine): string =>
      change === null ? '' : [say(`change.${change}`), ...old.map(was)].join(' ');
    const { date, time } = when(taken.takenAt);
    return tableFile<FileLine>(format, {
      name: `${say('fileName')} ${assembly.code} ${date} ${time.replace(':', '')}`,
      language,
      rows: lines,
      columns: [
        {
          header: say('column.direction'),
          value: ({ row }) => say(`direction.${row.direction}`),
          width: 12,
        },
        { header: say('column.day'), value: ({ row }) => when(row.at).date, width: 12 },
        { header: say('column.time'), value: ({ row }) => when(row.at).time, width: 8 },
        { header: say('column.port'), value: ({ row }) => row.port, width: 16 },
        { header: say('column.mode'), value: ({ row }) => say(`mode.${row.mode}`), width: 10 },
        { header: say('column.number'), value: ({ row }) => row.number, width: 10 },
        { header: say('column.far'), value: ({ row }) => row.farPort, width: 8 },
        { header: say('column.code'), value: ({ row }) => row.code, width: 10 },
        { header: say('column.person'), value: ({ row }) => row.person, width: 30 },
        { header: say('column.hotel'), value: ({ row }) => row.hotel, width: 26 },
        { header: say('column.transfer'), value: ({ row }) => yes(row.transfer), width: 10 },
        {
          header: say('column.accessible'),
          value: ({ row }) => yes(row.accessibleVehicle),
          width: 12,
        },
        { header: say('column.security'), value: ({ row }) => yes(row.securityCar), width: 12 },
        { header: say('column.change'), value: changeOf, width: 50 },
      ],
    });
  }

  private rows(exportId: string): Promise<ManifestRow[]> {
    return this.dataSource.manager.find(ManifestRow, {
      where: { exportId },
      order: { direction: 'ASC', at: 'ASC', delegateId: 'ASC' },
    });
  }
}

/** The rows with their changes, and those that are gone, by time. */
function compare(rows: readonly ManifestRow[], before: readonly ManifestRow[] | null): FileLine[] {
  if (before === null) return rows.map((row) => ({ row, change: null, old: [] }));
  const key = (row: ManifestRow): string => `${row.delegateId} ${row.direction}`;
  const known = new Map(before.map((row) => [key(row), row]));
  const lines = rows.map((row): FileLine => {
    const earlier = known.get(key(row));
    known.delete(key(row));
    if (!earlier) return { row, change: 'added', old: [] };
    const old = oldValues(row, earlier);
    return { row, change: old.length > 0 ? 'changed' : null, old };
  });
  for (const row of known.values()) lines.push({ row, change: 'removed', old: [] });
  return lines.sort(
    (a, b) =>
      a.row.direction.localeCompare(b.row.direction) || a.row.at.getTime() - b.row.at.getTime(),
  );
}
