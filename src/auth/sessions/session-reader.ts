import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { AppError } from '../../common/errors/app-error.js';
import { AccountService } from '../accounts/account.service.js';
import type { SessionAssemblyView, SessionView } from '../dto/session.dto.js';

/**
 * What the client needs to know about its reader. Sign-in stands below the features and must not import
 * them, so the few columns of theirs are read by SQL.
 */
@Injectable()
export class SessionReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
  ) {}

  /** @param assemblyId the Assembly that the reader chose; otherwise, or if it is not theirs, the newest */
  async read(actor: Actor, assemblyId?: string): Promise<SessionView> {
    const account = (await this.accounts.byId([actor.userId ?? ''].filter(Boolean))).get(
      actor.userId ?? '',
    );
    if (!account) throw new AppError('not_signed_in');
    const [assemblies, demonstration] = await Promise.all([
      this.assemblies(actor),
      this.isDemonstration(),
    ]);
    const assembly = assemblies.find(({ id }) => id === assemblyId) ?? assemblies[0] ?? null;
    const here = actor.grants.filter(
      (grant) => grant.role === 'admin' || grant.assemblyId === assembly?.id,
    );
    const delegationIds = [...new Set(here.flatMap(({ delegationId }) => delegationId ?? []))];
    return {
      user: {
        id: account.id,
        name: account.name,
        email: account.email,
        language: account.language,
        roles: [...new Set(here.map(({ role }) => role))],
        memberIso2: await this.memberOf(delegationIds[0]),
        delegationId: delegationIds[0] ?? null,
        delegationIds,
      },
      assemblies,
      assembly,
      demonstration,
      now: this.clock.now().toISOString(),
    };
  }

  /** ISO code of the member state that a delegation is of; null for observers and for none. */
  async memberOf(delegationId: string | null | undefined): Promise<string | null> {
    if (!delegationId) return null;
    const rows: { member_iso2: string | null }[] = await this.dataSource.query(
      'SELECT member_iso2 FROM delegation WHERE id = $1',
      [delegationId],
    );
    return rows[0]?.member_iso2 ?? null;
  }

  async assemblyName(assemblyId: string | null): Promise<string> {
    const rows: { name: string }[] = await this.dataSource.query(
      'SELECT name FROM assembly WHERE id = $1',
      [assemblyId],
    );
    return rows[0]?.name ?? '';
  }

  private async assemblies(actor: Actor): Promise<SessionAssemblyView[]> {
    const everywhere = actor.grants.some(({ role }) => role === 'admin');
    const ids = actor.grants.flatMap(({ assemblyId }) => assemblyId ?? []);
    return this.dataSource.query(
      `SELECT id, code, name, city, timezone,
              starts_on::text AS "startsOn", ends_on::text AS "endsOn",
              to_char(day_start, 'HH24:MI') AS "dayStart", to_char(day_end, 'HH24:MI') AS "dayEnd",
              slot_minutes AS "slotMinutes"
       FROM assembly WHERE $1 OR id = ANY($2::uuid[]) ORDER BY starts_on DESC, code DESC`,
      [everywhere, ids],
    );
  }

  private async isDemonstration(): Promise<boolean> {
    const rows: { demonstration: boolean }[] = await this.dataSource.query(
      'SELECT demonstration FROM installation WHERE id = 1',
    );
    return rows[0]?.demonstration ?? false;
  }
}
