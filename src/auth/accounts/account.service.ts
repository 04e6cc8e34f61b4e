import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import type { Language } from '../../common/text/languages.js';
import { Transactor, type Transaction } from '../../outbox/transactor.js';
import { RoleGrant } from '../role-grant.entity.js';
import { UserAccount } from '../user-account.entity.js';

export interface NewAccount {
  email: string;
  name: string;
  language: Language;
  /** Of `hashPassword`; null for a person who cannot sign in by password. */
  passwordHash: string | null;
}

/** Addresses are compared and kept in lower case. */
export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** People who can sign in. Their password and sessions stand in better-auth's tables. */
@Injectable()
export class AccountService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
  ) {}

  /** Makes an account. The address must have been proven by a link. Throws `already_exists`. */
  async create(tx: Transaction, account: NewAccount): Promise<UserAccount> {
    const id = randomUUID();
    const email = normalizeEmail(account.email);
    const { name, language, passwordHash } = account;
    if (await tx.manager.existsBy(UserAccount, { email })) {
      throw new AppError('already_exists', { fields: [{ path: 'email', code: 'not_unique' }] });
    }
    await tx.manager.query(
      `INSERT INTO auth."user" (id, name, email, email_verified, created_at, updated_at)
       VALUES ($1, $2, $3, true, $4, $4)`,
      [id, name, email, tx.now],
    );
    if (passwordHash !== null) await this.writePassword(tx, id, passwordHash);
    const created = tx.manager.create(UserAccount, {
      id,
      email,
      name,
      language,
      createdAt: tx.now,
      disabledAt: null,
    });
    await tx.manager.insert(UserAccount, created);
    await tx.audit({
      action: 'account.created',
      subjectType: 'account',
      subjectId: id,
      assemblyId: null,
    });
    return created;
  }

  /** Sets a new password and ends every session of the person. */
  async setPassword(tx: Transaction, userId: string, passwordHash: string): Promise<void> {
    await this.writePassword(tx, userId, passwordHash);
    await this.endSessions(tx.manager, userId);
    await tx.audit({
      action: 'account.password_set',
      subjectType: 'account',
      subjectId: userId,
      assemblyId: null,
    });
  }

  /** Shuts a person out at once, or lets them in again. Throws `not_found`, `last_admin`. */
  async setDisabled(actor: Actor, email: string, disabled: boolean): Promise<UserAccount> {
    return this.transactor.run(actor, async (tx) => {
      const account = await tx.manager.findOne(UserAccount, {
        where: { email: normalizeEmail(email) },
        lock: { mode: 'pessimistic_write' },
      });
      if (!account) throw new AppError('not_found');
      if ((account.disabledAt !== null) === disabled) return account;
      account.disabledAt = disabled ? tx.now : null;
      await tx.manager.update(UserAccount, { id: account.id }, { disabledAt: account.disabledAt });
      if (disabled) {
        await this.requireAnAdmin(tx.manager);
        await this.endSessions(tx.manager, account.id);
      }
      await tx.audit({
        action: disabled ? 'account.disabled' : 'account.enabled',
        subjectType: 'account',
        subjectId: account.id,
        assemblyId: null,
      });
      return account;
    });
  }

  /** Changes what a person says about themselves. */
  async update(actor: Actor, change: { name?: string; language?: Language }): Promise<void> {
    const { userId } = actor;
    if (userId === null) throw new AppError('not_signed_in');
    const given = Object.fromEntries(
      Object.entries(change).filter(([, value]) => value !== undefined),
    ) as typeof change;
    if (Object.keys(given).length === 0) return;
    await this.transactor.run(actor, async (tx) => {
      await tx.manager.update(UserAccount, { id: userId }, given);
      if (given.name !== undefined) {
        await tx.manager.query('UPDATE auth."user" SET name = $2, updated_at = $3 WHERE id = $1', [
          userId,
          given.name,
          tx.now,
        ]);
      }
      await tx.audit({
        action: 'account.changed',
        subjectType: 'account',
        subjectId: userId,
        assemblyId: null,
        changes: Object.fromEntries(
          // The name is personal: that it changed is enough.
          Object.entries(given).map(([field, to]) => [
            field,
            field === 'name' ? { from: null, to: null } : { from: actor.language, to },
          ]),
        ),
      });
    });
  }

  findByEmail(email: string, manager = this.dataSource.manager): Promise<UserAccount | null> {
    return manager.findOneBy(UserAccount, { email: normalizeEmail(email) });
  }

  /** The accounts with these ids, by id. */
  async byId(
    ids: readonly string[],
    manager = this.dataSource.manager,
  ): Promise<Map<string, UserAccount>> {
    if (ids.length === 0) return new Map();
    const accounts = await manager.findBy(UserAccount, { id: In([...new Set(ids)]) });
    return new Map(accounts.map((account) => [account.id, account]));
  }

  /** Who asks, with their roles; null when there is no such person or they are shut out. */
  async actor(userId: string, requestId: string): Promise<Actor | null> {
    const { manager } = this.dataSource;
    const [account, grants] = await Promise.all([
      manager.findOneBy(UserAccount, { id: userId, disabledAt: IsNull() }),
      manager.findBy(RoleGrant, { userId }),
    ]);
    if (!account) return null;
    return {
      userId,
      name: account.name,
      language: account.language,
      grants: grants.map(({ role, assemblyId, delegationId }) => ({
        role,
        assemblyId,
        delegationId,
      })),
      requestId,
    };
  }

  /** Throws `last_admin` unless somebody who can sign in is admin. Call it after the change. */
  async requireAnAdmin(manager: EntityManager): Promise<void> {
    await manager.query("SELECT pg_advisory_xact_lock(hashtext('ga93-admins'))");
    const rows: { id: string }[] = await manager.query(
      `SELECT a.id FROM user_account a JOIN role_grant g ON g.user_id = a.id
       WHERE g.role = 'admin' AND a.disabled_at IS NULL LIMIT 1`,
    );
    if (rows.length === 0) throw new AppError('last_admin');
  }

  private async endSessions(manager: EntityManager, userId: string): Promise<void> {
    await manager.query('DELETE FROM auth.session WHERE user_id = $1', [userId]);
  }

  private async writePassword(tx: Transaction, userId: string, hash: string): Promise<void> {
    await tx.manager.query(
      `INSERT INTO auth.account (account_id, provider_id, user_id, password, created_at, updated_at)
       VALUES ($1, 'credential', $2, $3, $4, $4)
       ON CONFLICT (provider_id, account_id)
       DO UPDATE SET password = excluded.password, updated_at = excluded.updated_at`,
      [userId, userId, hash, tx.now],
    );
  }
}
