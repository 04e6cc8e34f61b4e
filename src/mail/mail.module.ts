import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssembliesCoreModule } from '../assemblies/assemblies.module.js';
import { MailLayout } from './mail-layout.js';
import { MailSender } from './mail-sender.js';
import { MailboxMessage } from './mailbox-message.entity.js';
import { MailboxController } from './mailbox.controller.js';
import { MailboxService } from './mailbox.service.js';

/** Writing and sending mails, for the worker. */
@Module({
  imports: [TypeOrmModule.forFeature([MailboxMessage])],
  providers: [MailLayout, MailSender],
  exports: [MailLayout, MailSender],
})
export class MailModule {}

/** The mailbox page's API, for the api process. */
@Module({
  imports: [TypeOrmModule.forFeature([MailboxMessage]), AssembliesCoreModule],
  controllers: [MailboxController],
  providers: [MailboxService],
})
export class MailboxModule {}
