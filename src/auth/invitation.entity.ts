import { Check, Column, Entity, Index, Unique } from 'typeorm';
import type { Role } from '../common/actor.js';
import type { Language } from '../common/text/languages.js';
import { BaseRecord } from '../database/base-record.js';

export const LINK_PURPOSES = ['setup', 'invitation', 'password_reset'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/**
 * A link sent to one address that lets its holder set a password: once, until it expires. Only the
 * SHA-256 of its secret is kept. Read by GET, used by POST, since mail scanners follow links.
 */
@Entity()
@Unique(['tokenHash'])
@Index(['email'])
@Index(['delegationId'])
@Check('invitation_purpose', "purpose IN ('setup', 'invitation', 'password_reset')")
@Check('invitation_email', 'email = lower(email)')
export class Invitation extends BaseRecord {
  @Column('varchar', { length: 16 })
  purpose: LinkPurpose;

  @Column('bytea')
  tokenHash: Buffer;

  /** Empty for the set-up link, whose holder gives an address. */
  @Column('varchar', { length: 254, default: '' })
  email: string;

  @Column('varchar', { length: 200, default: '' })
  name: string;

  @Column('varchar', { length: 2, default: 'en' })
  language: Language;

  @Column('varchar', { length: 12, nullable: true })
  role: Role | null;

  @Column('uuid', { nullable: true })
  assemblyId: string | null;

  @Column('uuid', { nullable: true })
  delegationId: string | null;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;

  /** Replaced by a newer link, or taken back. */
  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;

  /** When its mail came back or was given up; null once one arrived. */
  @Column('timestamptz', { nullable: true })
  undeliveredAt: Date | null;
}
