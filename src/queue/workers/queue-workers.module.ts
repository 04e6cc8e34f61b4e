import { Global, Module } from '@nestjs/common';
import { JobHandlers } from './job-handlers.js';
import {
  DutiesProcessor,
  MaintenanceProcessor,
  NotificationsProcessor,
  OptimizerProcessor,
} from './queue-processors.js';

/** One worker for each queue, for the worker process only. Features add their {@link JobHandlers}. */
@Global()
@Module({
  providers: [
    JobHandlers,
    NotificationsProcessor,
    OptimizerProcessor,
    DutiesProcessor,
    MaintenanceProcessor,
  ],
  exports: [JobHandlers],
})
export class QueueWorkersModule {}
