import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { IfGiven } from '../../common/validation/if-given.js';
import type { RunStatus } from '../runs/optimizer-run.entity.js';
import { DEFAULT_SECONDS, MOST_SEED, MOST_WISH_WORTH } from '../runs/start-run.service.js';

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

  /** Where published meetings may move, as few of them as the weight permits do. */
  @IfGiven()
  @IsBoolean()
  fewestChanges: boolean = false;

  /** Of plans of equal weight, the one that gives more parties a first meeting instead of others a tenth. */
  @IfGiven()
  @IsBoolean()
  fairness: boolean = false;

  /** Idle gaps between meetings that one wished time may cost; 0 to fill gaps first. */
  @IfGiven()
  @IsInt()
  @Min(0)
  @Max(MOST_WISH_WORTH)
  wishWorth: number = 0;
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
  fewestChanges: boolean;
  fairness: boolean;
  wishWorth: number;
  /** Requests that it had to place; 0 until it has ended. */
  requests: number;
  /** It was asked to end without a draft. */
  cancelRequested: boolean;
  /** It was asked to end with the best plan of that moment as its draft. */
  stopRequested: boolean;
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
