import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from './access.decorator.js';
import { PasswordResetDto, PasswordResetRequestDto } from './dto/link.dto.js';
import { SignInDto } from './dto/session.dto.js';
import { PasswordReset } from './links/password-reset.js';
import { SessionService } from './sessions/session.service.js';

@ApiTags('sign-in')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly sessions: SessionService,
    private readonly passwordReset: PasswordReset,
  ) {}

  @Post('sign-in')
  @Access('public')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign in; sets the session cookie' })
  @ApiNoContentResponse()
  async signIn(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: SignInDto,
  ): Promise<void> {
    await this.sessions.signIn(request, reply, body);
  }

  @Post('sign-out')
  @Access('public')
  @HttpCode(204)
  @ApiOperation({ summary: 'End the session, if there is one' })
  @ApiNoContentResponse()
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.signOut(request, reply);
  }

  @Post('password-reset')
  @Access('public')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send a link for another password, if the address has an account' })
  async requestPasswordReset(
    @Req() request: FastifyRequest,
    @Body() body: PasswordResetRequestDto,
  ): Promise<void> {
    await this.passwordReset.request(request.id, body.email, request.ip);
  }

  @Post('password-reset/:token')
  @Access('public')
  @HttpCode(204)
  @ApiOperation({ summary: 'Set another password by the link; ends all sessions' })
  @ApiNoContentResponse()
  async resetPassword(
    @Req() request: FastifyRequest,
    @Param('token') token: string,
    @Body() body: PasswordResetDto,
  ): Promise<void> {
    await this.passwordReset.run(request.id, token, body.password);
  }
}
