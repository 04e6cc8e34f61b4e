const SYSTEMS = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  linuxmusl: 'linux',
  openharmony: 'openharmony',
  win32: 'win32',
  windows: 'win32',
};
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

/** Where Node.js would find `name` from inside the package at `path`; null when nowhere. */
function resolve(packages, path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const candidate = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages[candidate]) return candidate;
    if (at === '') return null;
  }
}

/** System, processor and C library that the name of a platform package speaks of. */
function platformOf(name) {
  const words = name.split(/[/_-]/);
  const system = words.find((word) => word in SYSTEMS);
  const processor = words.find((word) => PROCESSORS.includes(word));
  const libc = words.some((word) => word.includes('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : null;
  if (!system || !processor) return null;
  return {
    cpu: [processor],
    ...(libc && SYSTEMS[system] === 'linux' ? { libc: [libc] } : {}),
    os: [SYSTEMS[system]],
  };
}

/**
 * Optional packages for other platforms that a lock file names but has no entry for.
 *
 * @param {Record<string, object>} packages  The `packages` of a package-lock.json.
 */
export function missingPlatforms(packages) {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => resolve(packages, path, name) === null)
      .map(([name, range]) => ({ name, range, dev: entry.dev === true })),
  );
}

/** Adds an entry for each of them; returns their names. */
export function completeLock(packages) {
  const missing = missingPlatforms(packages);
  for (const { name, range, dev } of missing) {
    const platform = platformOf(name);
    const version = /^[\^~]?(\d+\.\d+\.\d+\S*)$/.exec(range)?.[1];
    if (!platform || !version) throw new Error(`Cannot tell what ${name}@${range} is for.`);
    packages[`node_modules/${name}`] = {
      version,
      ...platform,
      ...(dev ? { dev } : {}),
      optional: true,
    };
  }
  return missing.map(({ name }) => name);
}
