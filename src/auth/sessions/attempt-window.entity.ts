import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How often something was tried in a window of time, counted for all API processes together. */
@Entity()
@Index(['endsAt'])
export class AttemptWindow {
  /** What is counted and a keyed hash of whom: no address of a person or machine stands here. */
  @PrimaryColumn('varchar', { length: 80 })
  key: string;

  @Column('int')
  count: number;

  @Column('timestamptz')
  endsAt: Date;
}
