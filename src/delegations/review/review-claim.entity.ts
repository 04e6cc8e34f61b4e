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
import { Assembly } from '../../assemblies/assembly.entity.js';
import { UserAccount } from '../../auth/user-account.entity.js';
import { oneOf } from '../../database/one-of.js';
import { REVIEW_KINDS, type ReviewKind } from '../domain/review-kinds.js';

/**
 * A reviewer reads something and wants to be alone with it. Ends by itself, so that who goes home keeps
 * nothing; the decision itself is guarded by the state and version of what is decided.
 */
@Entity()
@Index(['assemblyId'])
@Check('review_claim_kind', oneOf('kind', REVIEW_KINDS))
export class ReviewClaim {
  @PrimaryColumn('varchar', { length: 12 })
  kind: ReviewKind;

  /** Id of the delegation, of the person, or of the delegation whose credentials are read. */
  @PrimaryColumn('uuid')
  subjectId: string;

  @ManyToOne(() => Assembly, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'assembly_id' })
  assembly: Relation<Assembly>;

  @Column('uuid')
  assemblyId: string;

  @ManyToOne(() => UserAccount, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'claimed_by' })
  account: Relation<UserAccount>;

  @Column('uuid')
  claimedBy: string;

  /** When it ends unless it is renewed (UTC). */
  @Column('timestamptz')
  expiresAt: Date;
}
