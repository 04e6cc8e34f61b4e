import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
} from 'typeorm';
import { Party } from '../../delegations/parties/party.entity.js';
import { MeetingRequest } from './meeting-request.entity.js';

export const ANSWERS = ['pending', 'accepted', 'declined'] as const;
export type Answer = (typeof ANSWERS)[number];

/** One party of a meeting request and its answer; position 0 is the one that asked. */
@Entity()
@Index(['requestId', 'position'], { unique: true })
@Check('request_party_answer', "answer IN ('pending', 'accepted', 'declined')")
export class RequestParty {
  @ManyToOne(() => MeetingRequest, (request) => request.parties, {
    nullable: false,
    onDelete: 'CASCADE',
  })
  @JoinColumn({ name: 'request_id' })
  request: Relation<MeetingRequest>;

  @PrimaryColumn('uuid')
  requestId: string;

  @ManyToOne(() => Party, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'party_id' })
  party: Relation<Party>;

  @Index()
  @PrimaryColumn('uuid')
  partyId: string;

  @Column('int')
  position: number;

  /** Whether its principal takes part. */
  @Column('boolean')
  principal: boolean;

  @Column('varchar', { length: 10 })
  answer: Answer;

  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;
}
