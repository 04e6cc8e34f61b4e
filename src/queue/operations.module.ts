import { Module } from '@nestjs/common';
import { OperationsController } from './operations.controller.js';

/** The operations page's API; the api process imports it beside the QueueModule. */
@Module({ controllers: [OperationsController] })
export class OperationsModule {}
