import { Global, Module } from '@nestjs/common';
import { Environment, readEnvironment } from './environment.js';

/** Gives every module the one validated {@link Environment}. */
@Global()
@Module({
  providers: [{ provide: Environment, useFactory: () => readEnvironment() }],
  exports: [Environment],
})
export class ConfigModule {}
