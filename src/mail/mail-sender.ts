import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock.js';
import { Environment } from '../config/environment.js';
import { mailError } from './mail-error.js';
import { MailboxMessage } from './mailbox-message.entity.js';

export interface OutgoingMail {
  /** Id of the delivery: a repeated try is the same mail. */
  id: string;
  to: { name: string; address: string };
  language: string;
  subject: string;
  html: string;
  text: string;
}

/** Sends mails to the SMTP server, or keeps them in the local mailbox where none is set. */
@Injectable()
export class MailSender implements OnApplicationShutdown {
  private transport: Transporter | null = null;

  constructor(
    private readonly environment: Environment,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Throws `MailError`. */
  async send(mail: OutgoingMail): Promise<void> {
    if (this.environment.SMTP_URL) await this.bySmtp(mail, this.environment.SMTP_URL);
    else await this.toMailbox(mail);
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }

  private async bySmtp(mail: OutgoingMail, url: string): Promise<void> {
    this.transport ??= createTransport({
      url,
      pool: true,
      maxConnections: 4,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
    });
    try {
      await this.transport.sendMail({
        from: this.environment.MAIL_FROM,
        to: mail.to,
        subject: mail.subject,
        html: mail.html,
        text: mail.text,
        // The same id at every try, so that a reader's server can tell a repeated mail.
        messageId: `<${mail.id}@${new URL(this.environment.publicUrl).hostname}>`,
        headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    } catch (error) {
      throw mailError(error);
    }
  }

  private async toMailbox(mail: OutgoingMail): Promise<void> {
    await this.dataSource
      .createQueryBuilder()
      .insert()
      .into(MailboxMessage)
      .values({
        id: mail.id,
        recipient: mail.to.address,
        language: mail.language,
        subject: mail.subject,
        html: mail.html,
        text: mail.text,
        sentAt: this.clock.now(),
      })
      .orIgnore()
      .execute();
  }
}
