import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppLogger, createLogger } from './common/http/app-logger.js';
import { readEnvironment } from './config/environment.js';
import { WorkerModule } from './worker.module.js';

const logger = createLogger(readEnvironment().LOG_LEVEL);

try {
  const app = await NestFactory.createApplicationContext(WorkerModule, {
    logger: new AppLogger(logger),
    abortOnError: false,
  });
  app.enableShutdownHooks();
  logger.info('working');
} catch (error) {
  logger.fatal({ err: error }, 'The worker could not start');
  process.exit(1);
}
