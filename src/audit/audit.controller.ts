import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../auth/access.decorator.js';
import { UuidParam } from '../common/http/uuid-param.js';
import { PageQuery } from '../common/pagination.js';
import { AuditReader } from './audit-reader.js';
import { AuditPageView } from './dto/audit.dto.js';

@ApiTags('audit')
@Controller('assemblies/:assemblyId/audit')
export class AuditController {
  constructor(private readonly reader: AuditReader) {}

  @Get()
  @Access('organizer')
  @ApiOperation({ summary: 'Who did what in the Assembly, the newest first' })
  @ApiOkResponse({ type: AuditPageView })
  list(
    @UuidParam('assemblyId') assemblyId: string,
    @Query() query: PageQuery,
  ): Promise<AuditPageView> {
    return this.reader.page(assemblyId, query);
  }
}
