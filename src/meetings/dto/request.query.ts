import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '../../common/pagination.js';
import { REQUEST_STATUSES, type RequestStatus } from '../domain/request-lifecycle.js';

/** Which requests a list shows. */
export class RequestQuery extends PageQuery {
  /** One or several statuses, separated by commas. @example requested,accepted */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.split(',') : value,
  )
  @IsIn(REQUEST_STATUSES, { each: true })
  status?: RequestStatus[];

  /** Only those in which this party takes part. */
  @IsOptional()
  @IsUUID()
  partyId?: string;
}
