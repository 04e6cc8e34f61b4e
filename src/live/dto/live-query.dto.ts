import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

export class LiveQuery {
  /** Position of the last event seen, where the browser cannot send the header `Last-Event-ID`. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  lastEventId?: number;
}
