/**
 * The arrows of the program (docs/architecture.md), as checks. There are no exceptions here: a rule that is wrong is
 * changed with a reason, a file that breaks one is changed. `npm test` also cruises tests/planted, which must fail.
 */
const main = '^src/main/';
const module_ = (names) => `^src/main/modules/(${names.join('|')})/`;
const tests = '\\.test\\.tsx?$';

/** In main a module knows those to the left of it (DESIGN: kernel <- db <- base modules <- patients <- schedule <- inquiries). */
const base = ['settings', 'directories', 'staff', 'audit'];
const order = [base, ['patients'], ['schedule'], ['inquiries'], ['crm', 'care', 'ledger', 'attachments', 'privacy', 'tags', 'lost'], ['import', 'export']];
/** They hand what they hear to a sink; only app/compose.ts joins them to the clinic. */
const ports = ['telephony', 'messaging', 'leads'];
const upward = order.slice(0, -1).map((names, level) => ({
  name: `${names[0]}-knows-nothing-above`,
  comment: 'an arrow between modules points one way only',
  severity: 'error',
  from: { path: module_(names), pathNot: tests },
  to: { path: module_([...order.slice(level + 1).flat(), ...ports, 'reports', 'sync', 'shift']) },
}));

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'nothing-unresolved', severity: 'error', from: { path: '^src/' }, to: { couldNotResolve: true, pathNot: '^(electron$|.*\\.css$|virtual:)' } },

    // processes
    { name: 'shared-is-pure', comment: 'src/shared runs anywhere', severity: 'error', from: { path: '^src/shared/', pathNot: tests }, to: { path: ['^src/(main|preload|renderer)/', '^electron$', 'node_modules/(electron|better-sqlite3|libsql|drizzle-orm|react|react-dom|@mantine)/'] } },
    { name: 'shared-no-core', severity: 'error', from: { path: '^src/shared/', pathNot: tests }, to: { dependencyTypes: ['core'] } },
    { name: 'renderer-never-main', severity: 'error', from: { path: '^src/renderer/' }, to: { path: '^src/(main|preload)/' } },
    { name: 'renderer-no-machine', comment: 'a sandboxed page has neither Node nor Electron', severity: 'error', from: { path: '^src/renderer/', pathNot: tests }, to: { dependencyTypes: ['core'] } },
    { name: 'renderer-no-electron', severity: 'error', from: { path: '^src/renderer/' }, to: { path: '(^electron$|node_modules/(electron|better-sqlite3|libsql|drizzle-orm)/)' } },
    { name: 'main-never-renderer', severity: 'error', from: { path: main }, to: { path: '^src/(renderer|preload)/' } },
    { name: 'preload-only-channels', severity: 'error', from: { path: '^src/preload/' }, to: { path: '^src/', pathNot: '^src/(preload/|shared/ipc/channels)' } },
    { name: 'program-never-tests', severity: 'error', from: { path: '^src/', pathNot: tests }, to: { path: ['^(tests|scripts)/', tests] } },

    // main
    { name: 'kernel-knows-nothing', severity: 'error', from: { path: '^src/main/kernel/' }, to: { path: main, pathNot: '^src/main/kernel/' } },
    { name: 'db-knows-the-kernel', severity: 'error', from: { path: '^src/main/db/', pathNot: tests }, to: { path: main, pathNot: '^src/main/(db|kernel)/' } },
    { name: 'ipc-knows-no-module', severity: 'error', from: { path: '^src/main/ipc/', pathNot: tests }, to: { path: '^src/main/(modules|app)/' } },
    { name: 'modules-never-app', comment: 'app joins the modules, not the other way round', severity: 'error', from: { path: '^src/main/modules/', pathNot: tests }, to: { path: '^src/main/(app|platform|index\\.ts)' } },
    { name: 'electron-stays-at-the-edge', comment: 'modules run under plain Node in tests and can move to a utility process', severity: 'error', from: { path: '^src/main/(kernel|modules|db|ipc)/' }, to: { path: '(^electron$|node_modules/electron/)' } },
    { name: 'rules-are-pure', comment: 'decisions about values they are given: no clock, no SQL, no machine', severity: 'error', from: { path: '^src/main/modules/[^/]+/(rules|domain)', pathNot: tests }, to: { path: ['^src/main/(db|ipc|platform|app)/', '/(store|handlers|index)\\.ts$', '/connectors/', 'node_modules/'], pathNot: 'node_modules/(temporal-(polyfill|spec|utils)|zod)/', dependencyTypesNot: ['type-only'] } },
    { name: 'rules-no-core', comment: 'a hash is a value of its input, so crypto is let in', severity: 'error', from: { path: '^src/main/modules/[^/]+/(rules|domain)', pathNot: tests }, to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' } },
    { name: 'modules-through-the-door', comment: 'another module is reached by its index only', severity: 'error', from: { path: '^src/main/modules/([^/]+)/', pathNot: tests }, to: { path: '^src/main/modules/([^/]+)/.+', pathNot: ['^src/main/modules/$1/', '^src/main/modules/[^/]+/index\\.ts$'] } },
    { name: 'app-through-the-door', severity: 'error', from: { path: '^src/main/(app|ipc)/', pathNot: tests }, to: { path: '^src/main/modules/[^/]+/.+', pathNot: '^src/main/modules/[^/]+/(index|port)\\.ts$|^src/main/modules/[^/]+/connectors/[^/]+/index\\.ts$' } },
    { name: 'worker-through-the-door', comment: 'the worker thread takes from a module what its worker.ts offers', severity: 'error', from: { path: '^src/main/worker/', pathNot: tests }, to: { path: '^src/main/(modules/[^/]+/.+|app|platform)', pathNot: '^src/main/modules/[^/]+/worker\\.ts$' } },
    { name: 'modules-know-no-thread', comment: 'a module asks for jobs and writes tasks; which thread runs them is not its business', severity: 'error', from: { path: '^src/main/modules/', pathNot: tests }, to: { path: '^src/main/worker/(index|messages|tasks)\\.ts$' } },
    ...upward,
    { name: 'ports-know-no-module', comment: 'telephony and its like know their port; app/compose.ts connects them', severity: 'error', from: { path: `^src/main/modules/(${ports.join('|')})/`, pathNot: tests }, to: { path: '^src/main/modules/', pathNot: '^src/main/modules/$1/' } },
    { name: 'connectors-know-no-module', comment: 'a connector speaks only its port and its provider', severity: 'error', from: { path: '^src/main/modules/([^/]+)/connectors/([^/]+)/', pathNot: tests }, to: { path: main, pathNot: ['^src/main/modules/$1/connectors/$2/', '^src/main/modules/$1/(port|connector)\\.ts$', '^src/main/kernel/'] } },

    // window
    { name: 'features-through-the-door', severity: 'error', from: { path: '^src/renderer/features/([^/]+)/' }, to: { path: '^src/renderer/features/([^/]+)/.+', pathNot: ['^src/renderer/features/$1/', '^src/renderer/features/[^/]+/index\\.tsx?$'] } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json', '.css'] },
  },
};
