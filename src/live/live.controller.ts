import { Controller, Headers, Query, Sse, type MessageEvent } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { Access } from '../auth/access.decorator.js';
import { CurrentActor } from '../auth/current-actor.decorator.js';
import type { Actor } from '../common/actor.js';
import { LiveQuery } from './dto/live-query.dto.js';
import { LiveHub } from './live-hub.js';

@ApiTags('live')
@Controller('live')
export class LiveController {
  constructor(private readonly hub: LiveHub) {}

  /**
   * Server-sent events: `ready`, `notification.created` with the reader's counter as id, signals of
   * changed things, and a `heartbeat` every 20 seconds. Catches up from `Last-Event-ID`.
   */
  @Sse()
  @Access('signed-in')
  stream(
    @CurrentActor() actor: Actor,
    @Query() query: LiveQuery,
    @Headers('last-event-id') header?: string,
  ): Observable<MessageEvent> {
    // The browser's own header is newer than the address that it was opened with.
    const last = header !== undefined && /^\d{1,9}$/.test(header) ? Number(header) : null;
    return this.hub.open(actor, last ?? query.lastEventId ?? null);
  }
}
