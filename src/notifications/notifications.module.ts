import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MailboxModule } from '../mail/mail.module.js';
import { LiveHub } from '../live/live-hub.js';
import { LiveModule } from '../live/live.module.js';
import { DeliveriesController } from './deliveries.controller.js';
import { Delivery } from './delivery.entity.js';
import { READ_ENTITIES } from './read-entities.js';
import { InboxService } from './inbox.service.js';
import { LedgerService } from './ledger.service.js';
import { MessageFacts } from './message-facts.js';
import { MessagePreviewController } from './message-preview.controller.js';
import { MessagePreviewService } from './message-preview.service.js';
import { MessageRenderer } from './message-renderer.js';
import { NotificationCounter } from './notification-counter.entity.js';
import { Notification } from './notification.entity.js';
import { NotificationsController } from './notifications.controller.js';

/** What api and worker share: the rows and their texts. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Notification, NotificationCounter, Delivery, ...READ_ENTITIES]),
  ],
  providers: [MessageFacts, MessageRenderer],
  exports: [MessageRenderer],
})
export class NotificationsCoreModule {}

@Injectable()
class FeedOfNotifications implements OnModuleInit {
  constructor(
    private readonly hub: LiveHub,
    private readonly inbox: InboxService,
  ) {}

  onModuleInit(): void {
    this.hub.useFeed(this.inbox);
  }
}

/** Inbox, delivery ledger and the demonstration's mailbox, for the api process. */
@Module({
  imports: [NotificationsCoreModule, LiveModule, MailboxModule],
  controllers: [NotificationsController, DeliveriesController, MessagePreviewController],
  providers: [InboxService, LedgerService, MessagePreviewService, FeedOfNotifications],
})
export class NotificationsModule {}
