import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { InvitationService } from '../auth/links/invitation.service.js';
import { Clock } from '../common/clock.js';
import { LIVE_DELEGATION } from '../delegations/delegations.events.js';
import { sendSignal } from '../live/live-signals.js';
import { MailError } from '../mail/mail-error.js';
import { Delivery, type DeliveryStatus } from './delivery.entity.js';
import { Letters } from './letters.service.js';
import { Staleness } from './staleness.js';

/** The event whose mail brings a link. */
const INVITED = 'invitation.created';

/** How long one try may take before another worker may take the delivery over. */
export const LEASE_MS = 60_000;
/** Tries of one delivery before it is given up. */
export const MOST_ATTEMPTS = 5;

/**
 * Makes one try of one delivery. Whoever claims the row holds it for the length of the lease; a second
 * worker with the same job finds it taken and leaves.
 */
@Injectable()
export class Deliver {
  private readonly logger = new Logger(Deliver.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly staleness: Staleness,
    private readonly letters: Letters,
    private readonly links: InvitationService,
    private readonly clock: Clock,
  ) {}

  /** Throws when the try failed and the queue should make another. */
  async run(deliveryId: string): Promise<void> {
    const delivery = await this.claim(deliveryId);
    if (!delivery) return;
    try {
      const manager = this.dataSource.manager;
      if (await this.staleness.superseded(manager, delivery.eventId, delivery.type)) {
        await this.settle(delivery, 'suppressed', 'superseded');
        return;
      }
      const refusal = await this.letters.send(delivery);
      if (refusal) await this.settle(delivery, 'suppressed', refusal);
      else await this.settle(delivery, 'sent', '');
    } catch (error) {
      await this.failed(delivery, error);
    }
  }

  /** Takes the row for one try; null when it is not waiting, or another worker has it. */
  private async claim(id: string): Promise<Delivery | null> {
    const now = this.clock.now();
    const { affected } = await this.dataSource
      .createQueryBuilder()
      .update(Delivery)
      .set({
        status: 'sending',
        leaseUntil: new Date(now.getTime() + LEASE_MS),
        attempts: () => 'attempts + 1',
      })
      .where('id = :id', { id })
      .andWhere("(status = 'pending' OR (status = 'sending' AND lease_until < :now))", { now })
      .execute();
    return affected === 1 ? this.dataSource.manager.findOneBy(Delivery, { id }) : null;
  }

  /** Ends the try, unless the lease ran out and somebody else began another. */
  private async settle(delivery: Delivery, status: DeliveryStatus, reason: string): Promise<void> {
    const now = this.clock.now();
    await this.dataSource.transaction(async (manager) => {
      await manager.update(
        Delivery,
        { id: delivery.id, status: 'sending', attempts: delivery.attempts },
        {
          status,
          reason,
          leaseUntil: null,
          ...(status === 'sent' ? { sentAt: now } : {}),
          ...(status === 'pending' ? { queuedAt: now } : {}),
        },
      );
      if (delivery.type === INVITED) await this.noteLink(manager, delivery, status, now);
    });
  }

  /** The link says whether its mail arrived: who invited it sees where to send another. */
  private async noteLink(
    manager: EntityManager,
    { recipientKey }: Delivery,
    status: DeliveryStatus,
    now: Date,
  ): Promise<void> {
    if (status !== 'sent' && status !== 'bounced' && status !== 'failed') return;
    const link = await this.links.noteDelivery(
      manager,
      recipientKey,
      status === 'sent' ? null : now,
    );
    if (status === 'sent' || !link?.assemblyId || !link.delegationId) return;
    const signal = { type: LIVE_DELEGATION, id: link.delegationId };
    await sendSignal(manager, { topic: `assembly:${link.assemblyId}`, ...signal });
  }

  private async failed(delivery: Delivery, error: unknown): Promise<void> {
    const reason = error instanceof MailError ? error.reason : 'internal_error';
    if (error instanceof MailError && error.final) {
      await this.settle(delivery, 'bounced', reason);
      return;
    }
    if (delivery.attempts >= MOST_ATTEMPTS) {
      this.logger.error({ delivery: delivery.id, reason, err: error });
      await this.settle(delivery, 'failed', reason);
      return;
    }
    await this.settle(delivery, 'pending', reason);
    throw error;
  }
}
