import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import { processEnvironment } from './config/process-environment.js';

/** Runs `work` with the application's services and closes them, whatever happens. */
async function withApplication<T>(work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  const [{ NestFactory }, { AppModule }] = await Promise.all([
    import('@nestjs/core'),
    import('./app.module.js'),
  ]);
  const app = await NestFactory.createApplicationContext(AppModule, {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

function print(message: string): void {
  process.stdout.write(`${message}\n`);
}

const program = new Command('ga93-planner')
  .description('Conference logistics planner of the General Assembly')
  .showHelpAfterError();

program
  .command('start')
  .description('start database, API and worker on this machine')
  .option('--empty', 'without demonstration data; prints a set-up link for the first admin', false)
  .action(async ({ empty }: { empty: boolean }) => {
    const { startEverything } = await import('./launch/start.js');
    process.exitCode = await startEverything({ empty, environment: processEnvironment() });
  });

program
  .command('migrate')
  .description('bring the database schema up to date, as its owner')
  .action(async () => {
    const [{ readEnvironment }, { runMigrations }] = await Promise.all([
      import('./config/environment.js'),
      import('./database/migrate.js'),
    ]);
    const ran = await runMigrations(readEnvironment().migrationUrl);
    print(ran.length === 0 ? 'The schema is up to date.' : `Ran ${ran.join(', ')}.`);
  });

program
  .command('reference')
  .description('reference data: member states, sub-bureaus, observers')
  .command('load')
  .description('load the shipped files, or those of a folder; safe to repeat')
  .argument('[folder]')
  .action(async (folder?: string) => {
    const { ReferenceLoader } = await import('./reference/reference-loader.js');
    const result = await withApplication((app) => app.get(ReferenceLoader).load(folder));
    print(
      `${result.members} members, ${result.subBureaus} sub-bureaus, ` +
        `${result.organisations} organisations; ${result.changed} new or changed.`,
    );
  });

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
