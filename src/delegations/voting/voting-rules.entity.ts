import { Check, Column, Entity, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { Assembly } from '../../assemblies/assembly.entity.js';
import { BaseRecord } from '../../database/base-record.js';
import { oneOf } from '../../database/one-of.js';
import { MAJORITIES, QUORUM_BASES, type Majority, type QuorumBase } from './domain/majority.js';

/** The rules of an Assembly's votes, where they differ from the usual ones. */
@Entity()
@Unique(['assemblyId'])
@Check('voting_rules_majority', oneOf('majority', MAJORITIES))
@Check('voting_rules_quorum_base', oneOf('quorum_base', QUORUM_BASES))
@Check('voting_rules_quorum', 'quorum_numerator BETWEEN 0 AND quorum_denominator')
@Check('voting_rules_denominator', 'quorum_denominator BETWEEN 1 AND 100')
export class VotingRules extends BaseRecord {
  @ManyToOne(() => Assembly, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'assembly_id' })
  assembly: Relation<Assembly>;

  @Column('uuid')
  assemblyId: string;

  @Column('int')
  quorumNumerator: number;

  @Column('int')
  quorumDenominator: number;

  @Column('varchar', { length: 10 })
  quorumBase: QuorumBase;

  @Column('varchar', { length: 30 })
  majority: Majority;
}
