import { Injectable, Module, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { JobProducer } from '../queue/job-producer.js';
import { JobHandlers } from '../queue/workers/job-handlers.js';
import { FileSweeper } from './file-sweeper.js';
import { FilesModule } from './files.module.js';

const EVERY_MS = 3_600_000;

@Injectable()
class FileJobs implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly producer: JobProducer,
    private readonly sweeper: FileSweeper,
  ) {}

  onModuleInit(): void {
    this.handlers.add('maintenance', 'sweep-files', async () => {
      await this.sweeper.sweep();
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.producer.repeat('maintenance', 'sweep-files', {}, EVERY_MS);
  }
}

/** The sweep of files, for the worker. */
@Module({ imports: [FilesModule], providers: [FileSweeper, FileJobs] })
export class FilesWorkerModule {}
