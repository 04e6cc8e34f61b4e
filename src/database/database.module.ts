import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Environment } from '../config/environment.js';
import { runtimeDataSourceOptions } from './data-source.js';
import { TimestampsSubscriber } from './timestamps.subscriber.js';

/** One pool for each process; features register their entities with `TypeOrmModule.forFeature`. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Environment],
      useFactory: (environment: Environment) => ({
        ...runtimeDataSourceOptions(environment),
        autoLoadEntities: true,
      }),
    }),
  ],
  providers: [TimestampsSubscriber],
})
export class DatabaseModule {}
