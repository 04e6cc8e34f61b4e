import { ApiProperty } from '@nestjs/swagger';
import type { QueueHealth, QueueState } from '../queue-state.js';
import { QUEUES, type QueueName } from '../queues.js';

export class QueueStateDto implements QueueState {
  @ApiProperty({ enum: QUEUES })
  name: QueueName;

  /** Jobs that could run now. */
  @ApiProperty()
  waiting: number;

  /** Jobs that wait for their next try. */
  @ApiProperty()
  delayed: number;

  @ApiProperty()
  active: number;

  /** Jobs given up after their last try. */
  @ApiProperty()
  failed: number;

  /** Milliseconds since the oldest waiting job was added. */
  @ApiProperty({ type: Number, nullable: true })
  oldestAgeMs: number | null;

  /** Worker processes that serve it. */
  @ApiProperty()
  workers: number;

  @ApiProperty({ enum: ['running', 'slow', 'stopped'] })
  state: QueueHealth;
}
