import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { InvitationLinks } from '../auth/invitation-links.js';
import { Invitation } from '../auth/invitation.entity.js';
import { UserAccount } from '../auth/user-account.entity.js';
import { Clock } from '../common/clock.js';
import type { Language } from '../common/text/languages.js';
import { Translator } from '../common/text/translator.js';
import { Environment } from '../config/environment.js';
import { MailLayout } from '../mail/mail-layout.js';
import { MailSender } from '../mail/mail-sender.js';
import type { Delivery } from './delivery.entity.js';
import { isolated } from './domain/spoken-list.js';
import { ruleOf } from './domain/rules.js';
import { MessageRenderer } from './message-renderer.js';

/** Why nothing was sent, as the ledger says it. */
export type Refusal =
  'recipient_unknown' | 'recipient_disabled' | 'link_used' | 'link_revoked' | 'link_expired';

interface Address {
  name: string;
  email: string;
  language: Language;
  action: { key: 'open' | 'accept' | 'reset'; url: string };
}

/** Writes a delivery as a mail, from the state of things at this moment, and sends it. */
@Injectable()
export class Letters {
  constructor(
    private readonly dataSource: DataSource,
    private readonly renderer: MessageRenderer,
    private readonly layout: MailLayout,
    private readonly sender: MailSender,
    private readonly links: InvitationLinks,
    private readonly translator: Translator,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /** Returns why the mail must not go out, or null when it did. Throws `MailError` when it could not. */
  async send(delivery: Delivery): Promise<Refusal | null> {
    const address = delivery.recipientId
      ? await this.account(delivery.recipientId, ruleOf(delivery.type)?.link ?? '')
      : await this.invitation(delivery.recipientKey);
    if (typeof address === 'string') return address;
    const { language } = address;
    const message = await this.renderer.render(delivery, language);
    const say = (key: string, values: Record<string, string> = {}): string =>
      this.translator.t(language, `mail.${key}`, values);
    const mail = await this.layout.render({
      language,
      subject: message.title,
      greeting: say('greeting', { name: isolated(address.name || address.email, language) }),
      lines: message.lines,
      action: { label: say(address.action.key), url: address.action.url, hint: say('link') },
      footer: say('footer'),
    });
    await this.sender.send({
      id: delivery.id,
      to: { name: address.name, address: address.email },
      language,
      subject: message.title,
      ...mail,
    });
    return null;
  }

  private async account(id: string, path: string): Promise<Address | Refusal> {
    const user = await this.dataSource.manager.findOneBy(UserAccount, { id });
    if (!user) return 'recipient_unknown';
    if (user.disabledAt) return 'recipient_disabled';
    const { name, email, language } = user;
    const url = `${this.environment.publicUrl}${path}`;
    return { name, email, language, action: { key: 'open', url } };
  }

  /** The link is derived anew at each try; neither the database nor the queue holds it. */
  private async invitation(id: string): Promise<Address | Refusal> {
    const invitation = await this.dataSource.manager.findOneBy(Invitation, { id });
    if (!invitation) return 'recipient_unknown';
    if (invitation.usedAt) return 'link_used';
    if (invitation.revokedAt) return 'link_revoked';
    if (invitation.expiresAt <= this.clock.now()) return 'link_expired';
    const { name, email, language, purpose } = invitation;
    const key = purpose === 'password_reset' ? 'reset' : 'accept';
    return { name, email, language, action: { key, url: this.links.url(invitation) } };
  }
}
