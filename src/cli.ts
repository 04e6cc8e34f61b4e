import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import { processEnvironment } from './config/process-environment.js';
import { registerScheduleCommands } from './scheduling/cli/schedule-commands.js';

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

/** The same with the queue's workers in this process, for commands whose effects are queued jobs. */
async function withWorkers<T>(work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  const [{ NestFactory }, { AppModule }, { WorkerModule }, { DemoLoaderModule }] =
    await Promise.all([
      import('@nestjs/core'),
      import('./app.module.js'),
      import('./worker.module.js'),
      import('./demo/demo.module.js'),
    ]);
  class CommandModule {}
  const app = await NestFactory.createApplicationContext(
    { module: CommandModule, imports: [AppModule, WorkerModule, DemoLoaderModule] },
    { logger: ['error', 'fatal'], abortOnError: false },
  );
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

function print(message: string): void {
  process.stdout.write(`${message}\n`);
}

/** A coded refusal in English; any other error as it is. */
async function explain(error: unknown): Promise<string> {
  const { AppError } = await import('./common/errors/app-error.js');
  if (!(error instanceof AppError)) return error instanceof Error ? error.message : String(error);
  const { Translator } = await import('./common/text/translator.js');
  return new Translator().t('en', `errors.${error.code}`, error.params);
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
  .description('bring schema and reference data up to date, as the owner of the database')
  .action(async () => {
    const [{ readEnvironment }, { prepareDatabase }] = await Promise.all([
      import('./config/environment.js'),
      import('./launch/prepare-database.js'),
    ]);
    const ran = await prepareDatabase(readEnvironment().migrationUrl);
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

program
  .command('setup-link')
  .description('print a one-time link for the first admin; nothing once there is one')
  .action(async () => {
    const { SetUp } = await import('./auth/links/set-up.js');
    const link = await withApplication((app) => app.get(SetUp).link());
    if (link) print(`  Make the first administrator (once, within 24 hours):\n  ${link}\n`);
  });

const user = program.command('user').description('people who can sign in');
for (const [name, disabled, description] of [
  ['disable', true, 'end all sessions of a person and let them sign in no more'],
  ['enable', false, 'let a disabled person sign in again'],
] as const) {
  user
    .command(name)
    .description(description)
    .argument('<email>')
    .action(async (email: string) => {
      const [{ AccountService }, { systemActor }, { randomUUID }] = await Promise.all([
        import('./auth/accounts/account.service.js'),
        import('./common/actor.js'),
        import('node:crypto'),
      ]);
      const actor = systemActor(`user ${name}`, randomUUID());
      await withApplication((app) => app.get(AccountService).setDisabled(actor, email, disabled));
      print(disabled ? 'Disabled.' : 'Enabled.');
    });
}

program
  .command('data-keys')
  .description('keys of what is sealed in the database, see DATA_KEYS')
  .command('rotate')
  .description('seal again with the newest key what older ones sealed; safe to repeat')
  .action(async () => {
    const [{ RotateKeysService }, { systemActor }, { randomUUID }] = await Promise.all([
      import('./delegations/people/rotate-keys.service.js'),
      import('./common/actor.js'),
      import('node:crypto'),
    ]);
    const actor = systemActor('data-keys rotate', randomUUID());
    const rotated = await withApplication((app) => app.get(RotateKeysService).run(actor));
    print(`${rotated} document numbers sealed again.`);
  });

program
  .command('audit')
  .description('history of all changes')
  .command('verify')
  .description('compute the hash chain again; exit code 1 when it is broken')
  .action(async () => {
    const { AuditVerifier } = await import('./audit/audit-verifier.js');
    const { verified, unsealed, brokenAt } = await withApplication((app) =>
      app.get(AuditVerifier).verify(),
    );
    print(`${verified} entries verified, ${unsealed} not sealed yet.`);
    if (brokenAt === null) return;
    print(`The chain is broken at entry ${brokenAt}: the history was changed from outside.`);
    process.exitCode = 1;
  });

program
  .command('demo')
  .description('the GA93 demonstration')
  .command('load')
  .description('make the demonstration in an empty database')
  .option('--if-needed', 'do nothing when it is loaded already', false)
  .action(async ({ ifNeeded }: { ifNeeded: boolean }) => {
    const { loadDemonstration } = await import('./demo/demo-command.js');
    await loadDemonstration({ ifNeeded, withApplication, withWorkers, print });
  });

registerScheduleCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${await explain(error)}\n`);
  process.exitCode = 1;
}
