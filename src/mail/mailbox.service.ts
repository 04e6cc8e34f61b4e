import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { InstallationService } from '../assemblies/installation.service.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeCursor, encodeCursor } from '../common/pagination.js';
import type { MailboxMessageDto, MailboxPageDto, MailboxQuery } from './dto/mailbox.dto.js';
import { MailboxMessage } from './mailbox-message.entity.js';

/** The mails of a demonstration, which go to nobody. Throws `not_found` in any other installation. */
@Injectable()
export class MailboxService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: InstallationService,
  ) {}

  /** Newest first. */
  async list({ recipient, cursor, limit }: MailboxQuery): Promise<MailboxPageDto> {
    await this.requireDemonstration();
    const query = this.dataSource
      .createQueryBuilder(MailboxMessage, 'mail')
      .select('mail.id', 'id')
      .addSelect('mail.recipient', 'recipient')
      .addSelect('mail.language', 'language')
      .addSelect('mail.subject', 'subject')
      .addSelect('mail.sentAt', 'sentAt')
      .addSelect('CAST(mail.sentAt AS text)', 'at')
      .orderBy('mail.sentAt', 'DESC')
      .addOrderBy('mail.id', 'DESC')
      .limit(limit + 1);
    if (recipient)
      query.where('mail.recipient = :recipient', { recipient: recipient.toLowerCase() });
    if (cursor !== undefined) {
      const [at, id] = decodeCursor(cursor, 2);
      query.andWhere('(mail.sentAt, mail.id) < (:at::timestamptz, :id::uuid)', { at, id });
    }
    const rows = await query.getRawMany<{
      id: string;
      recipient: string;
      language: string;
      subject: string;
      sentAt: Date;
      at: string;
    }>();
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(({ at: _, sentAt, ...mail }) => ({ ...mail, sentAt: sentAt.toISOString() })),
      nextCursor: rows.length > limit && last ? encodeCursor([last.at, last.id]) : null,
    };
  }

  async get(id: string): Promise<MailboxMessageDto> {
    await this.requireDemonstration();
    const mail = await this.dataSource.manager.findOneBy(MailboxMessage, { id });
    if (!mail) throw new AppError('not_found');
    const { recipient, language, subject, html, text, sentAt } = mail;
    return { id, recipient, language, subject, html, text, sentAt: sentAt.toISOString() };
  }

  private async requireDemonstration(): Promise<void> {
    if (!(await this.installation.get()).demonstration) throw new AppError('not_found');
  }
}
