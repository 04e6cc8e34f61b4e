import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { BaseRecord } from '../database/base-record.js';
import { Interpreter } from './interpreter.entity.js';

/** A time in which an interpreter is not on duty. */
@Entity()
@Check('interpreter_absence_times', 'ends_at > starts_at')
export class InterpreterAbsence extends BaseRecord {
  @ManyToOne(() => Interpreter, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'interpreter_id' })
  interpreter: Relation<Interpreter>;

  @Index()
  @Column('uuid')
  interpreterId: string;

  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz')
  endsAt: Date;
}
