import { Check, Column, Entity, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { Assembly } from '../../assemblies/assembly.entity.js';
import { UserAccount } from '../../auth/user-account.entity.js';
import { BaseRecord } from '../../database/base-record.js';
import type { DelegationStatus } from '../domain/delegation-lifecycle.js';
import type { DelegationNeed } from '../domain/delegation-needs.js';
import type { Region } from '../../reference/domain/regions.js';

/** What the list of delegations is narrowed to. */
export interface FilterChoice {
  status?: DelegationStatus;
  region?: Region;
  need?: DelegationNeed;
  q?: string;
}

/** A way to narrow the list of delegations down that one person keeps under a name. */
@Entity()
@Unique(['userId', 'assemblyId', 'name'])
@Check('saved_filter_name', "name <> ''")
export class SavedFilter extends BaseRecord {
  @ManyToOne(() => UserAccount, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user: Relation<UserAccount>;

  @Column('uuid')
  userId: string;

  @ManyToOne(() => Assembly, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'assembly_id' })
  assembly: Relation<Assembly>;

  @Column('uuid')
  assemblyId: string;

  @Column('varchar', { length: 60 })
  name: string;

  @Column('jsonb')
  choice: FilterChoice;
}
