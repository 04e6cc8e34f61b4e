// usage: node scripts/migration.mjs check | generate NAME
// Compares the entities with what the migrations make, on an ephemeral PostgreSQL of its own. `check`
// fails on any difference; `generate` writes the difference as a new migration. Needs a built dist.
import { writeFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { ownerDataSourceOptions } from '../dist/database/data-source.js';
import { startEmbeddedPostgres } from '../dist/database/embedded/embedded-postgres.js';
import { runMigrations } from '../dist/database/migrate.js';
import { entities } from '../dist/entities.js';

const [action, name] = process.argv.slice(2);
if (action !== 'check' && !(action === 'generate' && name)) {
  console.error('usage: node scripts/migration.mjs check | generate NAME');
  process.exit(2);
}

const server = await startEmbeddedPostgres({ ephemeral: true });
try {
  await runMigrations(server.url);
  const dataSource = await new DataSource({
    ...ownerDataSourceOptions(server.url),
    entities,
  }).initialize();
  const difference = await dataSource.driver.createSchemaBuilder().log();
  await dataSource.destroy();
  const up = difference.upQueries.map(({ query }) => query);
  const down = difference.downQueries.map(({ query }) => query).reverse();
  if (action === 'check') {
    for (const query of up) console.error(query);
    console.log(up.length === 0 ? 'entities and migrations agree' : `${up.length} differences`);
    process.exitCode = up.length === 0 ? 0 : 1;
  } else {
    const statements = (queries) =>
      queries.map((query) => `    await runner.query(${JSON.stringify(query)});`).join('\n');
    const stamp = Date.now();
    writeFileSync(
      `src/database/migrations/${stamp}-${name}.ts`,
      `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${name}${stamp} implements MigrationInterface {
  name = '${name}${stamp}';

  async up(runner: QueryRunner): Promise<void> {
${statements(up)}
  }

  async down(runner: QueryRunner): Promise<void> {
${statements(down)}
  }
}
`,
    );
    console.log(`wrote src/database/migrations/${stamp}-${name}.ts, ${up.length} statements`);
  }
} finally {
  await server.stop();
}
