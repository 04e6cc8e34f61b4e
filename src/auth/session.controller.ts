import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../common/actor.js';
import { AccountService } from './accounts/account.service.js';
import { Access } from './access.decorator.js';
import { CurrentActor } from './current-actor.decorator.js';
import { SessionQuery, SessionView, UpdateSessionDto } from './dto/session.dto.js';
import { SessionReader } from './sessions/session-reader.js';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly reader: SessionReader,
    private readonly accounts: AccountService,
  ) {}

  @Get()
  @Access('signed-in')
  @ApiOperation({ summary: 'Who reads, and the Assemblies that they may see' })
  @ApiOkResponse({ type: SessionView })
  read(@CurrentActor() actor: Actor, @Query() query: SessionQuery): Promise<SessionView> {
    return this.reader.read(actor, query.assemblyId);
  }

  @Patch()
  @Access('signed-in')
  @ApiOperation({ summary: 'Change the own name or language' })
  @ApiOkResponse({ type: SessionView })
  async update(@CurrentActor() actor: Actor, @Body() body: UpdateSessionDto): Promise<SessionView> {
    await this.accounts.update(actor, body);
    return this.reader.read(actor);
  }
}
