import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from './access.decorator.js';
import './current-actor.decorator.js';
import { AcceptInvitationDto, InvitationView, SetUpDto, SetUpView } from './dto/link.dto.js';
import { AcceptInvitation } from './links/accept-invitation.js';
import { ReadInvitation } from './links/read-invitation.js';
import { SetUp } from './links/set-up.js';
import { SessionService } from './sessions/session.service.js';

@ApiTags('links')
@Controller()
export class LinksController {
  constructor(
    private readonly readInvitation: ReadInvitation,
    private readonly acceptInvitation: AcceptInvitation,
    private readonly setUp: SetUp,
    private readonly sessions: SessionService,
  ) {}

  @Get('invitations/:token')
  @Access('public')
  @ApiOperation({ summary: 'What an invitation is for; opening it changes nothing' })
  @ApiOkResponse({ type: InvitationView })
  invitation(@Param('token') token: string): Promise<InvitationView> {
    return this.readInvitation.run(token);
  }

  @Post('invitations/:token/accept')
  @Access('public')
  @HttpCode(204)
  @ApiOperation({ summary: 'Accept an invitation; a new account is signed in' })
  @ApiNoContentResponse()
  async accept(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('token') token: string,
    @Body() body: AcceptInvitationDto,
  ): Promise<void> {
    const { actor, id } = request;
    const { userId, created } = await this.acceptInvitation.run(actor, id, token, body);
    if (created) await this.enter(request, reply, userId);
  }

  @Get('setup/:token')
  @Access('public')
  @ApiOperation({ summary: 'Whether the set-up link still works' })
  @ApiOkResponse({ type: SetUpView })
  setUpLink(@Param('token') token: string): Promise<SetUpView> {
    return this.setUp.check(token);
  }

  @Post('setup/:token')
  @Access('public')
  @HttpCode(204)
  @ApiOperation({ summary: 'Make the first admin and sign them in' })
  @ApiNoContentResponse()
  async makeFirstAdmin(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('token') token: string,
    @Body() body: SetUpDto,
  ): Promise<void> {
    await this.enter(request, reply, await this.setUp.run(request.id, token, body));
  }

  private async enter(request: FastifyRequest, reply: FastifyReply, userId: string): Promise<void> {
    request.openedSessionFor = userId;
    await this.sessions.open(reply, userId);
  }
}
