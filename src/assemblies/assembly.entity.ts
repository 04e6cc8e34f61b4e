import { Check, Column, Entity, Unique } from 'typeorm';
import { BaseRecord } from '../database/base-record.js';

/** One edition of the General Assembly. Everything else belongs to one. */
@Entity()
@Unique(['code'])
@Check('assembly_dates', 'ends_on >= starts_on AND ends_on - starts_on <= 30')
@Check('assembly_day', 'day_end > day_start')
@Check(
  'assembly_quotas',
  'member_quota BETWEEN 1 AND 200 AND organisation_quota BETWEEN 1 AND 200 AND sub_bureau_quota BETWEEN 0 AND 200',
)
@Check('assembly_slot', 'slot_minutes IN (10, 15, 20, 30, 60)')
export class Assembly extends BaseRecord {
  /** For example `GA93`. */
  @Column('varchar', { length: 20 })
  code: string;

  @Column('varchar', { length: 200 })
  name: string;

  @Column('varchar', { length: 120 })
  city: string;

  /** ISO 3166-1 alpha-2 of the host country. */
  @Column('char', { length: 2 })
  hostIso2: string;

  /** IANA zone in which its days and slots are counted, for example `Africa/Casablanca`. */
  @Column('varchar', { length: 64 })
  timezone: string;

  @Column('date')
  startsOn: string;

  @Column('date')
  endsOn: string;

  /** First and last moment of a day for meetings, local time. */
  @Column('time', { default: '08:00:00' })
  dayStart: string;

  @Column('time', { default: '20:00:00' })
  dayEnd: string;

  @Column('int', { default: 30 })
  slotMinutes: number;

  /** Places of a new delegation of a member, of an organisation, and of a sub-bureau inside a delegation. */
  @Column('int', { default: 12 })
  memberQuota: number;

  @Column('int', { default: 6 })
  organisationQuota: number;

  @Column('int', { default: 3 })
  subBureauQuota: number;

  /** Whether a second reviewer must confirm that somebody is refused. */
  @Column('boolean', { default: false })
  twoReviewersRefuse: boolean;
}
