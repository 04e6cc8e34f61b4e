import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { IfGiven } from '../../common/validation/if-given.js';
import type { RunStatus } from '../runs/optimizer-run.entity.js';
import { DEFAULT_SECONDS, MOST_SEED } from '../runs/start-run.service.js';

/** How long and from where the optimizer searches. */
export class StartRunDto {
  /** Time budget in seconds. */
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(120)
  seconds: number = DEFAULT_SECONDS;

  /** Begin of the search; by chance where it is not given. */
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(MOST_SEED)
  seed?: number;

  /** Published meetings that still keep every rule stay where they are. */
  @IfGiven()
  @IsBoolean()
  keepPublished: boolean = true;
}

export class RunPointView {
  /** Milliseconds since the search began. */
  ms: number;
  weight: number;
  bound: number;
  @ApiProperty({ type: Number, nullable: true })
  idleGaps: number | null;
}

/** A run without its curve. */
export class RunView {
  id: string;
  @ApiProperty({ enum: ['queued', 'running', 'done', 'cancelled', 'failed'] })
  status: RunStatus;
  seed: number;
  seconds: number;
  keepPublished: boolean;
  /** Requests that it had to place; 0 until it has ended. */
  requests: number;
  cancelRequested: boolean;
  /** The draft that it made. */
  @ApiProperty({ type: String, nullable: true })
  planId: string | null;
  @ApiProperty({ type: Number, nullable: true })
  planNumber: number | null;
  /** Why it failed. @example internal_error */
  @ApiProperty({ type: String, nullable: true })
  errorCode: string | null;
  createdAt: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  startedAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt: Date | null;
  @ApiProperty({ type: String, nullable: true })
  createdBy: string | null;
}

export class RunDetailView extends RunView {
  /** The best plan below its bound, over time; at most some 160 points. */
  progress: RunPointView[];
}

export class RunPage {
  items: RunView[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
