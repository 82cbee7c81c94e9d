/** npm run faults -- kill [--runs N] [--seed N]: QUALITY.md R1 at its full size. Ends with one line of JSON; the code is 0 when nothing was lost. */
import { parseArgs } from 'node:util';
import { killTrials } from './kill/trial.ts';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { runs: { type: 'string', default: '500' }, seed: { type: 'string', default: '20261124' } } });
const runs = Number(values.runs), seed = Number(values.seed);
if (positionals.join() !== 'kill' || !(runs > 0) || !Number.isInteger(seed)) {
  console.log('usage: npm run faults -- kill [--runs N] [--seed N]');
  process.exit(2);
}
const say = (line: string): void => { console.log(line); };
say(`${runs} deaths of the desk at work, seed ${seed}`);
const { lost, halfDone, acknowledged, reopenMs } = await killTrials({ runs, seed, longestMs: 2_000, say });
for (const line of [...lost, ...halfDone]) say(line);
const ok = lost.length === 0 && halfDone.length === 0;
say(JSON.stringify({ name: 'R1 kill -9', runs, seed, acknowledged, lost: lost.length, halfDone: halfDone.length, reopenMs: Number(reopenMs.toFixed(1)), reopenOk: reopenMs <= 100, ok }));
process.exit(ok ? 0 : 1);
