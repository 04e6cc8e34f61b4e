import { ApiProperty } from '@nestjs/swagger';
import type { AuditChanges } from '../audit-entry.entity.js';

/** One entry of the history as people read it. */
export class AuditEntryView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  /** Name of the person, or of the job or command that acted. */
  @ApiProperty({ example: 'Amina Benali' })
  actor: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  actorUserId: string | null;

  /** The delegation for which an organizer acted. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  onBehalfOf: string | null;

  @ApiProperty({ example: 'delegation.submitted' })
  action: string;

  @ApiProperty({ example: 'delegation' })
  subjectType: string;

  @ApiProperty()
  subjectId: string;

  /** Old and new value of each changed field. Personal ones only in the history of a delegation. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  changes: AuditChanges;

  /** Its personal values were erased; the names of the fields remain. */
  @ApiProperty()
  erased: boolean;

  /** Id of the request, which the log has too. */
  @ApiProperty()
  requestId: string;
}

export class AuditPageView {
  @ApiProperty({ type: [AuditEntryView] })
  items: AuditEntryView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
