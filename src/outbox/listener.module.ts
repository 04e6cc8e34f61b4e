import { Module } from '@nestjs/common';
import { PostgresListener } from './postgres-listener.js';

@Module({ providers: [PostgresListener], exports: [PostgresListener] })
export class ListenerModule {}
