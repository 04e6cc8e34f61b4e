import { Global, Module } from '@nestjs/common';
import { LiveSignals } from './live-signals.js';

/** The sending side, for api, worker and command line. */
@Global()
@Module({ providers: [LiveSignals], exports: [LiveSignals] })
export class LiveSignalsModule {}
