import { Injectable } from '@nestjs/common';
import {
  DataSource,
  EventSubscriber,
  type EntitySubscriberInterface,
  type InsertEvent,
  type UpdateEvent,
} from 'typeorm';
import { Clock } from '../common/clock.js';
import { BaseRecord } from './base-record.js';

/** Gives new and changed records the time of the product's clock instead of the database server's. */
@Injectable()
@EventSubscriber()
export class TimestampsSubscriber implements EntitySubscriberInterface<BaseRecord> {
  constructor(
    dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    dataSource.subscribers.push(this);
  }

  listenTo(): typeof BaseRecord {
    return BaseRecord;
  }

  beforeInsert({ entity }: InsertEvent<BaseRecord>): void {
    const now = this.clock.now();
    entity.createdAt ??= now;
    entity.updatedAt ??= now;
  }

  beforeUpdate({ entity }: UpdateEvent<BaseRecord>): void {
    if (entity) entity['updatedAt'] = this.clock.now();
  }
}
