// Which folder may import what. Importing a type counts too, unless a rule says otherwise.
// test/architecture.test.ts runs these rules; so does `npx depcruise app components lib`.

/** The rooms of lib from the bottom up: each imports only from rooms before it. README's map has them in this order. */
export const rooms = [
  'gateway',
  'sessions',
  'accounts',
  'linkedin-sessions',
  'outbox',
  'outages',
  'notices',
  'status',
  'sweep',
  'delivery',
  'intents',
  'linking',
  'logins',
  'self-repair',
  'pairing',
  'webhooks',
  'doctor',
  'keys',
  'jobs',
]

/** Files of lib that know the rooms: who is signed in, and the wrapper of actions. No room knows them. */
const edge = '^lib/(auth|auth-adapter|action|client-network|request-sign-in-link)\\.ts$'

const test = '\\.test\\.ts$'
const production = '^(app|components|lib|i18n)/|^(instrumentation|proxy|next\\.config)\\.ts$'
/** What the rest may know of lib/gateway. */
const gatewayDoors =
  '^lib/gateway/(auth|breaker-guard|capabilities|checkpoint|events|gateway|gateway-error|gateway-slug|gateways|http|rate-limit|setup)\\.ts$'
const next = '^node_modules/next(-auth)?/'

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const forbidden = [
  {
    name: 'every import leads to a file',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no circles',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'production code never imports the sandbox, the tests or the scripts',
    severity: 'error',
    from: { path: production, pathNot: test },
    to: { path: '^(sandbox|simulation|extension|e2e|test|bench|scripts)/' },
  },
  {
    name: 'lib renders nothing and serves no page',
    severity: 'error',
    from: { path: '^lib/', pathNot: test },
    to: { path: '^(app|components)/' },
  },
  {
    name: 'a room of lib does not know Next',
    severity: 'error',
    from: { path: '^lib/[^/]+/', pathNot: test },
    to: { path: next },
  },
  {
    name: 'components do not import pages',
    severity: 'error',
    from: { path: '^components/' },
    to: { path: '^app/' },
  },
  {
    name: 'components get their data as props',
    comment: 'Not from the database, a gateway, the environment or the session; types are fine.',
    severity: 'error',
    from: { path: '^components/' },
    to: {
      dependencyTypesNot: ['type-only'],
      path: [
        '^lib/(gateway|webhooks|notices|outbox|delivery|jobs)/',
        '^lib/(db|env|auth|action)\\.ts$',
        '^lib/generated/prisma/client',
      ],
    },
  },
  {
    name: 'the vendors stop at the door of lib/gateway',
    comment: 'Nobody else knows an adapter, or the words and wires behind it.',
    severity: 'error',
    from: { pathNot: ['^lib/gateway/', '^(e2e|test)/', test] },
    to: { path: '^lib/gateway/', pathNot: gatewayDoors },
  },
  {
    name: 'only tests import end-to-end tests',
    severity: 'error',
    from: { pathNot: '^e2e/' },
    to: { path: '^e2e/' },
  },
  {
    name: 'the sandbox imports nothing of ours',
    severity: 'error',
    from: { path: '^sandbox/' },
    to: { pathNot: '^(sandbox|node_modules)/', dependencyTypesNot: ['core'] },
  },
  {
    name: 'the extension imports its own files only',
    severity: 'error',
    from: { path: '^extension/', pathNot: test },
    to: { pathNot: '^extension/' },
  },
  {
    name: 'only end-to-end tests import the extension',
    severity: 'error',
    from: { pathNot: ['^(extension|e2e)/', test] },
    to: { path: '^extension/' },
  },
  {
    name: 'the files directly in lib stand below its rooms',
    severity: 'error',
    from: { path: '^lib/[^/]+\\.ts$', pathNot: [test, edge] },
    to: { path: '^lib/(?!generated/)[^/]+/' },
  },
  {
    name: 'no room knows who is signed in',
    severity: 'error',
    from: { path: '^lib/[^/]+/', pathNot: test },
    to: { path: edge },
  },
  ...rooms.slice(0, -1).map((room, place) => ({
    name: `lib/${room} imports only from the rooms below it`,
    severity: 'error',
    from: { path: `^lib/${room}/`, pathNot: test },
    to: { path: `^lib/(${rooms.slice(place + 1).join('|')})/` },
  })),
]

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden,
  options: {
    // TypeScript 7 has no parser to call, so swc reads the files.
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: ['node_modules', '^lib/generated/'] },
    exclude: { path: '^bench/empty-next/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
}
