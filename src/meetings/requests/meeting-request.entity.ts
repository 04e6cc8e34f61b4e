import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  type Relation,
} from 'typeorm';
import { Assembly } from '../../assemblies/assembly.entity.js';
import { BaseRecord } from '../../database/base-record.js';
import { Party } from '../../delegations/parties/party.entity.js';
import type { RequestStatus } from '../domain/request-lifecycle.js';
import type { RequestParty } from './request-party.entity.js';

export const LEVELS = ['principal', 'technical'] as const;
export type Level = (typeof LEVELS)[number];

/** A wish for a bilateral (two parties) or multilateral (three or more) meeting. */
@Entity()
@Index('uq_meeting_request_open', ['assemblyId', 'partiesKey', 'level'], {
  unique: true,
  where:
    "status IN ('requested', 'countered', 'accepted', 'scheduled', 'unplaced', 'change_requested')",
})
@Index(['assemblyId', 'status'])
@Check('meeting_request_level', "level IN ('principal', 'technical')")
@Check('meeting_request_priority', 'priority BETWEEN 1 AND 5')
@Check('meeting_request_duration', 'duration_minutes BETWEEN 10 AND 240')
@Check('meeting_request_size', 'size BETWEEN 2 AND 500')
@Check(
  'meeting_request_status',
  "status IN ('requested', 'accepted', 'declined', 'countered', 'expired', 'withdrawn', 'scheduled', 'unplaced', 'change_requested', 'cancelled', 'in_progress', 'held', 'no_show')",
)
export class MeetingRequest extends BaseRecord {
  @ManyToOne(() => Assembly, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'assembly_id' })
  assembly: Relation<Assembly>;

  @Column('uuid')
  assemblyId: string;

  /** The party that asked. */
  @ManyToOne(() => Party, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'requester_id' })
  requester: Relation<Party>;

  @Index()
  @Column('uuid')
  requesterId: string;

  // By name, since the two entities know each other and modules must not form a circle.
  @OneToMany('RequestParty', 'request')
  parties: Relation<RequestParty>[];

  /** Sorted ids of its parties, joined by `+`: finds the same wish twice. */
  @Column('text')
  partiesKey: string;

  @Column('varchar', { length: 200 })
  subject: string;

  @Column('varchar', { length: 10 })
  level: Level;

  /** 1 (would be good) to 5 (must be). */
  @Column('int', { default: 3 })
  priority: number;

  @Column('int', { default: 30 })
  durationMinutes: number;

  /** Seats needed, all parties together. */
  @Column('int', { default: 6 })
  size: number;

  /** Pair to interpret, such as `en-fr`, or null. */
  @Column('varchar', { length: 5, nullable: true })
  languagePair: string | null;

  /** Room features needed. */
  @Column('text', { array: true, default: [] })
  features: string[];

  /** Wished first moments (UTC). */
  @Column('timestamptz', { array: true, default: [] })
  preferredStarts: Date[];

  @Column('varchar', { length: 20 })
  status: RequestStatus;

  /** Why it was declined, withdrawn or cancelled; empty otherwise. */
  @Column('varchar', { length: 1000, default: '' })
  reason: string;
}
