import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { SubBureau } from '../../reference/sub-bureau.entity.js';
import { Delegation } from '../delegation.entity.js';
import type { Accreditation } from '../domain/accreditation.js';
import type { DelegateRole } from '../domain/delegate-roles.js';
import { PersonCard } from './person-card.js';

export { DELEGATE_ROLES, type DelegateRole } from '../domain/delegate-roles.js';

/**
 * A person in a delegation. One head and one alternate at most, by unique index over those who have not
 * been replaced, refused or revoked.
 */
@Entity()
@Index('uq_delegate_head', ['delegationId'], {
  unique: true,
  where: "role = 'head' AND accreditation NOT IN ('replaced', 'refused', 'revoked')",
})
@Index('uq_delegate_alternate', ['delegationId'], {
  unique: true,
  where: "role = 'alternate' AND accreditation NOT IN ('replaced', 'refused', 'revoked')",
})
@Index('ix_delegate_document_hash', ['documentHash'], { where: 'document_hash IS NOT NULL' })
@Index('ix_delegate_birth_name', ['dateOfBirth', 'nameKey'], {
  where: 'date_of_birth IS NOT NULL',
})
@Check(
  'delegate_role',
  "role IN ('head', 'alternate', 'delegate', 'adviser', 'interpreter', 'security', 'support')",
)
@Check(
  'delegate_honorific',
  "honorific IN ('none', 'mx', 'dr', 'professor', 'excellency', 'honourable', 'ambassador', 'minister', 'commissioner', 'general', 'colonel')",
)
@Check(
  'delegate_document_type',
  "document_type IN ('passport', 'service_passport', 'diplomatic_passport', 'laissez_passer', 'national_id')",
)
@Check('delegate_diet', "diet IN ('none', 'vegetarian', 'vegan', 'halal', 'kosher', 'other')")
@Check('delegate_nationality', "nationality ~ '^[A-Z]{2}$'")
@Check('delegate_document_country', "document_country ~ '^[A-Z]{2}$'")
@Check(
  'delegate_document_number',
  'num_nulls(document_sealed, document_key_id, document_hash, document_tail) IN (0, 4)',
)
@Check('delegate_date_of_birth', "date_of_birth >= DATE '1900-01-01'")
@Check('delegate_attends', 'attends_to >= attends_from')
@Check('delegate_phone', "phone ~ '^\\+[1-9][0-9]{6,14}$'")
@Check('delegate_emergency_phone', "emergency_phone ~ '^\\+[1-9][0-9]{6,14}$'")
@Check(
  'delegate_accreditation',
  "accreditation IN ('draft', 'pending', 'on_hold', 'cleared', 'refused', 'badge_issued', 'checked_in', 'checked_out', 'replaced', 'revoked')",
)
@Check(
  'delegate_accreditation_reason',
  "accreditation NOT IN ('on_hold', 'refused', 'revoked') OR accreditation_reason <> ''",
)
@Check('delegate_replaced', "(accreditation = 'replaced') = (replaced_by_id IS NOT NULL)")
@Check(
  'delegate_refusal_proposed',
  "refusal_proposed_at IS NULL OR (accreditation IN ('pending', 'on_hold') AND refusal_reason <> '')",
)
export class Delegate extends PersonCard {
  @ManyToOne(() => Delegation, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'delegation_id' })
  delegation: Relation<Delegation>;

  @Index()
  @Column('uuid')
  delegationId: string;

  @Column('varchar', { length: 12 })
  role: DelegateRole;

  /** The sub-bureau inside the delegation for which the person comes; null for the delegation itself. */
  @ManyToOne(() => SubBureau)
  @JoinColumn({ name: 'sub_bureau_iso2' })
  subBureau: Relation<SubBureau> | null;

  @Column('char', { length: 2, nullable: true })
  subBureauIso2: string | null;

  @Column('varchar', { length: 12, default: 'draft' })
  accreditation: Accreditation;

  /** Why it was returned (a draft with a reason), held, refused or revoked; empty otherwise. */
  @Column('varchar', { length: 1000, default: '' })
  accreditationReason: string;

  /** When it took its present accreditation. */
  @Column('timestamptz', { default: () => 'now()' })
  accreditationAt: Date;

  /** Account that decided the present accreditation; null for the system and for drafts. */
  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  /** A refusal that waits for a second reviewer: when, by whom, and why. */
  @Column('timestamptz', { nullable: true })
  refusalProposedAt: Date | null;

  @Column('uuid', { nullable: true })
  refusalProposedBy: string | null;

  @Column('varchar', { length: 1000, default: '' })
  refusalReason: string;

  /** Who has this person's place now. */
  @ManyToOne(() => Delegate)
  @JoinColumn({ name: 'replaced_by_id' })
  replacedBy: Relation<Delegate> | null;

  @Index()
  @Column('uuid', { nullable: true })
  replacedById: string | null;
}
