// Owns an embedded PostgreSQL until it is killed: what the tests of recovery kill.
import { runnerImport } from 'vite';

const { module } = await runnerImport('./src/database/embedded/embedded-postgres.ts', {
  configFile: false,
  logLevel: 'error',
});
await module.startEmbeddedPostgres({ dataDir: process.argv[2] });
console.log('ready');
setInterval(() => {}, 60_000);
