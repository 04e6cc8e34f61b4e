import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row that says what this installation is. */
@Entity()
@Check('installation_single', 'id = 1')
export class Installation {
  @PrimaryColumn('int')
  id: number;

  /** Set by the demonstration loader in the embedded database only; opens mailbox and one-click sign-in. */
  @Column('boolean', { default: false })
  demonstration: boolean;

  /** When the demonstration was loaded whole; null while it is being loaded. */
  @Column('timestamptz', { nullable: true })
  demonstrationLoadedAt: Date | null;

  /** Milliseconds by which the demonstration's clock stands apart from the machine's; 0 otherwise. */
  @Column('bigint', { default: 0 })
  clockOffset: string;
}
