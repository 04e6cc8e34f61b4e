import { createHash, createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Environment } from '../config/environment.js';
import type { Invitation, LinkPurpose } from './invitation.entity.js';

/** Page of the client that each link opens. */
const PAGES: Record<LinkPurpose, string> = {
  setup: 'setup',
  invitation: 'invitation',
  password_reset: 'reset',
};

/**
 * Secrets of links. A token is a MAC over the invitation's id, so that the mail can be written (and
 * written again) without the secret being kept anywhere: the table has its SHA-256 only.
 */
@Injectable()
export class InvitationLinks {
  constructor(private readonly environment: Environment) {}

  token(invitation: Pick<Invitation, 'id' | 'purpose'>): string {
    return createHmac('sha256', this.environment.APP_SECRET)
      .update(`link:${invitation.purpose}:${invitation.id}`)
      .digest('base64url');
  }

  /** What the table keeps of a token. */
  hash(token: string): Buffer {
    return createHash('sha256').update(token).digest();
  }

  /** The address to send to the person. */
  url(invitation: Pick<Invitation, 'id' | 'purpose'>): string {
    return `${this.environment.publicUrl}/${PAGES[invitation.purpose]}/${this.token(invitation)}`;
  }
}
