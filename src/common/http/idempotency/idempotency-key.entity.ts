import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * That a request was carried out, and what was answered, so that sending it again does nothing twice.
 * Written in the request's own transaction; the answer follows when it is known.
 */
@Entity()
@Index(['createdAt'])
export class IdempotencyKey {
  /** Who asked: the id of the person, or `public`. */
  @PrimaryColumn('varchar', { length: 40 })
  scope: string;

  /** Method and path. */
  @PrimaryColumn('varchar', { length: 300 })
  route: string;

  /** What the client sent as `Idempotency-Key`. */
  @PrimaryColumn('varchar', { length: 200 })
  key: string;

  /** HMAC of the body: a plain hash would let a short password be guessed from it. */
  @Column('bytea')
  bodyHash: Buffer;

  /** Null until the answer is known. */
  @Column('int', { nullable: true })
  status: number | null;

  @Column('jsonb', { nullable: true })
  response: unknown;

  /** The person whose session the request opened: sent again, it opens another one. */
  @Column('uuid', { nullable: true })
  sessionUserId: string | null;

  @Column('timestamptz')
  createdAt: Date;
}
