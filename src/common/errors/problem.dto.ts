import { ApiProperty } from '@nestjs/swagger';
import { ERROR_STATUS, type ErrorCode } from './error-codes.js';

export class ProblemFieldView {
  /** Path in the body. */
  @ApiProperty({ example: 'delegates[0].email' })
  path: string;

  @ApiProperty({ example: 'not_email' })
  code: string;

  /** In the language of the reader. */
  @ApiProperty()
  message: string;
}

/** Problem details (RFC 9457): why a request was refused. */
export class ProblemView {
  @ApiProperty({ example: 'urn:ga93:problem:deadline_passed' })
  type: string;

  /** In the language of the reader. */
  @ApiProperty()
  title: string;

  @ApiProperty({ example: 422 })
  status: number;

  @ApiProperty({ enum: Object.keys(ERROR_STATUS), example: 'deadline_passed' })
  code: ErrorCode;

  /** The same id stands in the log. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: [ProblemFieldView], required: false })
  errors?: ProblemFieldView[];
}
