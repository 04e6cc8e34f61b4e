import {
  Check,
  Column,
  Entity,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
} from 'typeorm';
import { oneOf } from '../../database/one-of.js';
import { Credentials } from './credentials.entity.js';
import { POWER_DECISIONS, POWERS, type Power, type PowerDecision } from './domain/powers.js';

/** One power that a delegation says its letter grants, and what the reviewer found. */
@Entity()
@Check('credential_power_power', oneOf('power', POWERS))
@Check('credential_power_decision', oneOf('decision', POWER_DECISIONS))
@Check('credential_power_decided', "(decision = 'pending') = (decided_at IS NULL)")
export class CredentialPower {
  @ManyToOne(() => Credentials, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'credentials_id' })
  credentials: Relation<Credentials>;

  @PrimaryColumn('uuid')
  credentialsId: string;

  @PrimaryColumn('varchar', { length: 20 })
  power: Power;

  @Column('varchar', { length: 10, default: 'pending' })
  decision: PowerDecision;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  /** The account that decided; null for the system. */
  @Column('uuid', { nullable: true })
  decidedBy: string | null;
}
