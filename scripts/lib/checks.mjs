// The checks before the tests: types, lint, import rules. Each counts as one passed or failed check.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run, tailOf } from './child.mjs';
import { node24 } from './packages.mjs';
import { project } from './places.mjs';
import { say } from './say.mjs';

const bin = (path) => join(project, 'node_modules', path);
const minutes = (n) => n * 60_000;

/** Adds up checks; says each one as it ends. */
function tally() {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  return {
    sum,
    note(name, problem) {
      sum[problem === undefined ? 'passed' : 'failed'] += 1;
      say(problem === undefined ? `   passed: ${name}` : `   FAILED: ${name}\n${problem}`);
    },
  };
}
const problemOf = ({ code, output, timedOut }, lines = 60) => (timedOut ? '    it took too long' : code === 0 ? undefined : tailOf(output, lines));

export async function typecheck() {
  const { sum, note } = tally();
  const configs = readdirSync(project).filter((name) => /^tsconfig\.(?!base\.).+\.json$/.test(name)).sort();
  for (const config of configs) note(`types, ${config}`, problemOf(await run(node24, [bin('typescript/bin/tsc'), '--noEmit', '-p', config], { cwd: project, timeoutMs: minutes(3) })));
  if (configs.length === 0) note('types', '    there is no tsconfig.*.json');
  return sum;
}

export async function lint() {
  const { sum, note } = tally();
  const result = await run(node24, [bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', '-f', 'unix', 'src', 'scripts', 'tests'], { cwd: project, timeoutMs: minutes(4) });
  note('lint with types (oxlint)', problemOf(result, 80));
  return sum;
}

const cruise = async (cwd) => {
  const result = await run(node24, [bin('dependency-cruiser/bin/dependency-cruiser.mjs'), 'src', '-T', 'json', '-c', join(project, '.dependency-cruiser.cjs')], { cwd, timeoutMs: minutes(3) });
  try {
    return JSON.parse(result.stdout).summary;
  } catch {
    return { crashed: tailOf(result.output) };
  }
};

export async function importRules() {
  const { sum, note } = tally();
  const ours = await cruise(project);
  const broken = (ours.violations ?? []).filter(({ rule }) => rule.severity === 'error').map(({ rule, from, to }) => `    ${rule.name}: ${from} -> ${to}`);
  note(`import rules, ${ours.totalCruised ?? 0} files`, ours.crashed ?? (ours.totalCruised > 0 ? (broken.length > 0 ? broken.join('\n') : undefined) : '    no file was looked at'));
  // a cruiser that sees nothing passes everything: the planted violation must be found
  const planted = await cruise(join(project, 'tests/planted'));
  const found = new Set((planted.violations ?? []).map(({ rule }) => rule.name));
  note('import rules find the planted violations', planted.crashed ?? (found.has('shared-is-pure') && found.has('shared-no-core') ? undefined : '    they were not found: the rules are blind'));
  return sum;
}
