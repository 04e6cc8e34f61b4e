import { AuditEntryView } from '../../audit/dto/audit.dto.js';

/** What happened to a delegation, the newest first. */
export class DelegationHistoryDto {
  items: AuditEntryView[];
}
