import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last position given in one reader's inbox. Its row lock makes positions appear in their order. */
@Entity()
export class NotificationCounter {
  @PrimaryColumn('uuid')
  recipientId: string;

  @Column('int', { default: 0 })
  last: number;
}
