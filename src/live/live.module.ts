import { Module } from '@nestjs/common';
import { ListenerModule } from '../outbox/listener.module.js';
import { LiveController } from './live.controller.js';
import { LiveHub } from './live-hub.js';
import { LiveSignalsModule } from './live-signals.module.js';

/** The receiving side of live updates, for the api process. */
@Module({
  imports: [ListenerModule, LiveSignalsModule],
  controllers: [LiveController],
  providers: [LiveHub],
  exports: [LiveHub],
})
export class LiveModule {}
