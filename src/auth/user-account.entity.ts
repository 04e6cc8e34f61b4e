import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Language } from '../common/text/languages.js';

/** A person who can sign in. The id is that of `auth.user`, where password and sessions stand. */
@Entity()
@Unique(['email'])
@Check('user_account_email', 'email = lower(email)')
export class UserAccount {
  @PrimaryColumn('uuid')
  id: string;

  @Column('varchar', { length: 254 })
  email: string;

  @Column('varchar', { length: 200 })
  name: string;

  /** Language of mails and, at first, of the pages. */
  @Column('varchar', { length: 2 })
  language: Language;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  disabledAt: Date | null;
}
