import 'reflect-metadata';
import { AppModule } from './app.module.js';
import { AppLogger, createLogger } from './common/http/app-logger.js';
import { createApplication } from './common/http/create-application.js';
import { readEnvironment } from './config/environment.js';
import { explainPort } from './launch/ports.js';
import { serveWebClient } from './web-client/web-client.js';

const environment = readEnvironment();
const logger = createLogger(environment.LOG_LEVEL);

try {
  const app = await createApplication(AppModule, {
    logger: new AppLogger(logger),
    requests: logger,
    extend: (server) => serveWebClient(server),
  });
  await app.listen({ port: environment.PORT, host: environment.HOST });
  logger.info({ address: environment.publicUrl }, 'listening');
} catch (error) {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE' || code === 'EACCES') {
    logger.fatal(explainPort(environment.PORT, environment.HOST, error as NodeJS.ErrnoException));
  } else {
    logger.fatal({ err: error }, 'The API could not start');
  }
  process.exit(1);
}
