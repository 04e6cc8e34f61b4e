// Which part may import which. The order of the features stands in docs/architecture.md.
const order = [
  'auth|audit',
  'assemblies|reference',
  'venues|programme',
  'delegations',
  'meetings',
  'scheduling',
  'duties',
];

/** A feature may import those before it, never those after it. */
const upward = order.slice(0, -1).map((names, index) => ({
  name: `no-upward-import-from-${names.replaceAll('|', '-')}`,
  severity: 'error',
  from: { path: `^src/(${names})/` },
  to: { path: `^src/(${order.slice(index + 1).join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...upward,
    {
      name: 'base-knows-no-feature',
      comment: 'Configuration, common, database, queue, outbox and live stand below every feature.',
      severity: 'error',
      from: {
        path: '^src/(config|common|database|queue|outbox|live)/',
        pathNot: '\\.controller\\.ts$',
      },
      to: {
        path: '^src/(assemblies|reference|venues|programme|delegations|meetings|scheduling|duties|notifications|demo|cases)/',
      },
    },
    {
      name: 'nobody-imports-notifications',
      comment: 'It reacts to event types; only the entrypoints load it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(notifications|demo)/|^src/[^/]+\\.ts$' },
      to: { path: '^src/notifications/' },
    },
    {
      name: 'entrypoints-are-not-imported',
      severity: 'error',
      from: { path: '^src/[^/]+/' },
      to: { path: '^src/(main|worker|cli|app\\.module|worker\\.module)\\.ts$' },
    },
    {
      name: 'engine-is-pure',
      severity: 'error',
      from: { path: '^src/scheduling/engine/' },
      to: { pathNot: '^src/scheduling/engine/' },
    },
    {
      name: 'domain-knows-no-framework',
      severity: 'error',
      from: { path: '^src/.*/domain/' },
      to: { path: 'node_modules/(@nestjs|typeorm|bullmq|fastify)' },
    },
    {
      name: 'no-repository-of-another-feature',
      comment: 'Entities may be related; services and modules are the door.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: '^src/(cases|demo|notifications)/' },
      to: { path: '^src/[^/]+/.*\\.repository\\.ts$', pathNot: '^src/$1/' },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-dependency-in-product',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
