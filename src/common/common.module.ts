import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';
import { Translator } from './text/translator.js';

@Global()
@Module({
  providers: [{ provide: Clock, useClass: SystemClock }, Translator],
  exports: [Clock, Translator],
})
export class CommonModule {}
