/**
 * npm run faults -- NAME… [--runs N] [--seed N]: the rows R1 to R8, R11, R12 and R15 of QUALITY.md at their full size, one line for each group
 * and one line of JSON at the end of each name. Without a name all of them. The code is 0 when nothing was lost.
 */
import { parseArgs } from 'node:util';
import { clockTrials } from './clock/trial.ts';
import { copyTrials } from './copy/trial.ts';
import { exchangeTrials } from './exchange/trial.ts';
import { diskTrials } from './disk/trial.ts';
import { flipTrials } from './flip/trial.ts';
import { keyTrials } from './key/trial.ts';
import { killTrials } from './kill/trial.ts';
import { leadTrials } from './lead/trial.ts';
import { migrateTrials } from './migrate/trial.ts';
import { powerTrials } from './power/trial.ts';
import { shiftTrials } from './shift/trial.ts';
import { sipTrials } from './sip/trial.ts';
import { groupLine, type Effort, type Verdict } from './support/verdict.ts';

async function kill({ runs, seed, say }: Effort): Promise<Verdict> {
  // 100 000 writes in 500 lives: each must last long enough for its two hundred
  const { lost, halfDone, acknowledged, reopenMs } = await killTrials({ runs, seed, longestMs: 4_500, say });
  const group = { what: 'deaths of the desk at work', runs, outcomes: { acknowledged }, problems: [...lost, ...halfDone] };
  return { name: 'R1 kill -9', groups: [group], figures: { acknowledged, acknowledgedOk: acknowledged >= runs * 200, reopenMs: Number(reopenMs.toFixed(1)), reopenOk: reopenMs <= 100 }, ok: group.problems.length === 0 };
}

/** What each takes at its full size; QUALITY.md names the numbers. */
const faults: Readonly<Record<string, { readonly runs: number; readonly trial: (effort: Effort) => Promise<Verdict> }>> = {
  kill: { runs: 500, trial: kill },
  power: { runs: 1_000, trial: powerTrials },
  disk: { runs: 60, trial: diskTrials },
  flip: { runs: 1_000, trial: flipTrials },
  key: { runs: 90, trial: keyTrials },
  copy: { runs: 100, trial: copyTrials },
  migrate: { runs: 10_000, trial: migrateTrials },
  sip: { runs: 10_000, trial: sipTrials },
  exchange: { runs: 12, trial: exchangeTrials },
  clock: { runs: 700, trial: clockTrials },
  lead: { runs: 10_000, trial: leadTrials },
  shift: { runs: 2_000, trial: shiftTrials },
};

const { positionals, values } = parseArgs({ allowPositionals: true, options: { runs: { type: 'string' }, seed: { type: 'string', default: '20261124' } } });
const names = positionals.length > 0 ? positionals : Object.keys(faults), seed = Number(values.seed), unknown = names.filter((name) => !faults[name]);
if (unknown.length > 0 || !Number.isInteger(seed) || (values.runs !== undefined && !(Number(values.runs) > 0))) {
  console.log(`usage: npm run faults -- [${Object.keys(faults).join(' | ')}] [--runs N] [--seed N]${unknown.length > 0 ? `; no such fault: ${unknown.join(' ')}` : ''}`);
  process.exit(2);
}
let failed = 0;
for (const name of names) {
  const { runs: all, trial } = faults[name]!, runs = values.runs === undefined ? all : Number(values.runs), began = performance.now();
  console.log(`${name}: ${runs} trials, seed ${seed}`);
  const { name: row, groups, figures, ok } = await trial({ runs, seed, say: (line) => { console.log(`       ${line}`); }, full: values.runs === undefined });
  for (const group of groups) console.log(groupLine(group));
  if (!ok) failed++;
  console.log(JSON.stringify({ name: row, runs, seed, problems: groups.reduce((sum, group) => sum + group.problems.length, 0), ...figures, seconds: Math.round((performance.now() - began) / 1_000), ok }));
}
process.exit(failed > 0 ? 1 : 0);
