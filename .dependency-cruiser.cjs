/**
 * Imports point one way: domain → decider; workflows → contracts + domain types; stores → domain
 * types; apps → libs; nothing → apps. Each rule is proved by a planted violation in
 * test/architecture/planted.spec.ts.
 */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '\\.spec\\.ts$' },
  to: { path: '^(apps|libs|workflows|test|plans)/', pathNot: [from, ...allowed] },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    only('decider-stands-alone', '^libs/decider/', []),
    only('domain-knows-the-decider-only', '^libs/domain/', ['^libs/decider/']),
    only('event-store-knows-no-domain', '^libs/event-store/', ['^libs/decider/']),
    only('read-models-know-domain-and-store', '^libs/read-models/', [
      '^libs/domain/',
      '^libs/event-store/',
      '^libs/decider/',
    ]),
    only('contracts-know-the-domain', '^libs/contracts/', ['^libs/domain/', '^libs/decider/']),
    only('workflows-know-contracts-and-domain', '^workflows/', ['^libs/contracts/', '^libs/domain/']),
    only('application-knows-libs-only', '^libs/application/', ['^libs/']),
    {
      name: 'no-app-below',
      severity: 'error',
      from: { path: '^(libs|workflows)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'api-and-worker-apart',
      severity: 'error',
      from: { path: '^apps/(api|worker)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'web-talks-to-the-api-only',
      comment: 'by the client generated from openapi.json; nobody imports the pages either',
      severity: 'error',
      from: { path: '^apps/web/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(apps|libs|workflows|test|plans)/', pathNot: '^apps/web/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'no node:*, and of npm one decimal library and temporal-polyfill (calendar only)',
      severity: 'error',
      from: { path: '^libs/(domain|decider)/src/', pathNot: '\\.spec\\.ts$' },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'unknown'],
        pathNot: 'node_modules/(big\\.js|temporal-polyfill)/|^libs/',
      },
    },
    {
      name: 'temporal-polyfill-in-calendar-only',
      severity: 'error',
      from: { path: '^libs/domain/src/', pathNot: '^libs/domain/src/calendar/|\\.spec\\.ts$' },
      to: { path: 'node_modules/temporal-polyfill/' },
    },
    {
      name: 'decimals-in-one-place',
      severity: 'error',
      from: { path: '^libs/domain/src/', pathNot: '^libs/domain/src/decimal\\.ts$|\\.spec\\.ts$' },
      to: { path: 'node_modules/big\\.js/' },
    },
    {
      name: 'workflows-run-in-the-sandbox',
      comment: 'of npm only @temporalio/workflow and @temporalio/common; nothing of node',
      severity: 'error',
      from: { path: '^workflows/src/', pathNot: '\\.spec\\.ts$' },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'unknown'],
        pathNot: 'node_modules/@temporalio/(workflow|common)/|^libs/',
      },
    },
    {
      name: 'entities-behind-projections',
      comment: 'apps read through queries, never through rows; the barrel is covered by eslint.config.mjs',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '\\.rows?\\.ts$' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules|dist' },
    exclude: { path: '(^|/)(dist|dist-test)/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
