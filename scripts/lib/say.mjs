// What the scripts say: one plain line a step, with its time; a failure is a sentence, not a stack.

/** A reason to end that the person at the keyboard can act on. Its message is the last line printed. */
export class Stop extends Error {}

const started = Date.now();
const seconds = (ms) => (ms < 9_950 ? (ms / 1000).toFixed(1) : String(Math.round(ms / 1000)));

export const say = (line) => { process.stdout.write(`${line}\n`); };
export const heading = (line) => { say(`\n== ${line} (${seconds(Date.now() - started)} s since the start)`); };

/** Runs one step: says what begins, says every ten seconds that it still goes on, says how long it took. */
export async function step(what, work) {
  const began = Date.now();
  say(`-> ${what}`);
  const progress = setInterval(() => { say(`   still at it: ${what}, ${seconds(Date.now() - began)} s`); }, 10_000);
  try {
    const value = await work();
    say(`   done in ${seconds(Date.now() - began)} s`);
    return value;
  } finally {
    clearInterval(progress);
  }
}

/** Ends the script: 0, or 1 with a sentence. Unexpected errors keep their stack. */
export async function main(work) {
  const major = Number(process.versions.node.split('.')[0]);
  try {
    if (major < 20) throw new Stop(`Node 20 or newer is needed; this is ${process.version}.`);
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    process.stderr.write(error instanceof Stop ? `\nStopped: ${error.message}\n` : `\nStopped by a defect in scripts/: ${error?.stack ?? error}\n`);
    process.exitCode = 1;
  }
}
