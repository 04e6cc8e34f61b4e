import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../auth/access.decorator.js';
import { SessionService } from '../auth/sessions/session.service.js';
import { DemoAccountList, DemoSignInDto } from './dto/demo-account.dto.js';
import { DemoSignIn } from './demo-sign-in.service.js';

@ApiTags('demonstration')
@Controller('demo')
export class DemoController {
  constructor(
    private readonly signingIn: DemoSignIn,
    private readonly sessions: SessionService,
  ) {}

  /** Accounts that can be entered by one click. 404 outside the demonstration. */
  @Get('accounts')
  @Access('public')
  async accounts(): Promise<DemoAccountList> {
    return { items: await this.signingIn.offered() };
  }

  /** Enters one of them. */
  @Post('sign-in')
  @HttpCode(204)
  @Access('public')
  async signIn(
    @Body() { account }: DemoSignInDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.open(reply, await this.signingIn.userId(account));
  }
}
