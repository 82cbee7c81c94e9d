import { mkdtempSync, rmSync } from 'node:fs';
import { appendFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Clinic } from '#main/app/compose.ts';
import { createRandom } from '#main/app/demo/random.ts';
import { leadConnectorOf } from '#main/app/lead-sources/connectors.ts';
import { systemClock } from '#main/kernel/clock.ts';
import type { EnvelopeSource, RelayEnvelope } from '#main/kernel/relay.ts';
import { createEnvelopeFile, LeadFailure, type LeadConnector, type ReadItem } from '#main/modules/leads/index.ts';
import { instant } from '#shared/kernel/values.ts';
import type { LeadSource } from '#shared/leads/sources.ts';
import { composed, makeClinicFile, openFile } from '../kill/setting.ts';
import { counter, verdictOf, type Effort, type Group, type Verdict } from '../support/verdict.ts';
import { bodies, sources, token, wounded, type Whole } from './letters.ts';

const bars = { p99Ms: 50, mostMs: 250, memory: 1.05, floodLagMs: 1_000 };
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
async function inUse(): Promise<number> {
  for (let n = 0; n < 4; n++) { await pause(5); collect(); }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
const percentile = (times: readonly number[], of: number): number => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * of))] ?? 0;
const envelope = (id: string, path: string, text: string): RelayEnvelope => ({ id, receivedAt: instant(Date.now()), method: 'POST', path, query: {}, headers: {}, body: Buffer.from(text) });

async function inClinic<T>(work: (clinic: Clinic, folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'stoika-leads-'));
  makeClinicFile(folder);
  const clinic = composed(openFile(folder));
  try {
    return await work(clinic, folder);
  } finally {
    await clinic.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
const leadsOf = (clinic: Clinic, sourceId: string): ReadonlySet<string> => new Set((clinic.database.raw.prepare('SELECT external_id FROM leads WHERE source_id = ? AND _deleted = 0').raw().all(sourceId) as [string | null][]).map(([id]) => id ?? ''));

interface Sum { readonly times: readonly number[]; readonly escaped: number; readonly lost: readonly string[]; readonly valid: number; readonly memory: number; readonly wounds: Readonly<Record<string, number>> }

/** What must be noticed: a reader that believes what it is sent, keeps every text, dawdles over long ones, and tells before it stores. */
function weakReader(keep: (item: ReadItem) => void) {
  const kept: string[] = [];
  return (text: string, item: ReadItem | undefined): void => {
    kept.push(`${text}${'.'.repeat(100_000)}`.slice(1));
    for (const until = performance.now() + (text.length > 20_000 ? 300 : 0); performance.now() < until;);
    if (item && kept.length % 50 !== 0) keep(item);
    // a believer, outside of any border
    setImmediate(() => { kept.push((JSON.parse(text) as { client: { phone: string } }).client.phone); });
  };
}

/** Broken payloads of one source through its own connector into a real base, a valid one after every ninth. */
async function assault(clinic: Clinic, source: LeadSource, runs: number, seed: number, weak: boolean): Promise<Sum> {
  const random = createRandom(seed), { envelopes } = clinic.leadSources, name = { id: source.id, name: source.name }, times: number[] = [], wounds: Record<string, number> = {}, valid: Whole[] = [];
  let text = '', escaped = 0, before = 0;
  const escape = (): void => { escaped++; };
  const connector: LeadConnector = leadConnectorOf(source, {
    clock: systemClock, random: () => 0.5, signal: new AbortController().signal,
    fetch: (_, init) => Promise.resolve(new Response(typeof init?.body === 'string' && init.body.includes('get.account') ? JSON.stringify({ jsonrpc: '2.0', id: 1, result: { data: [{ timezone: 'Europe/Moscow' }] } }) : text, { status: 200, headers: { 'content-type': 'application/json' } })),
  });
  const keep = (item: ReadItem): void => { envelopes.keep(name, item); }, naive = weakReader(keep);
  async function take(n: number): Promise<void> {
    const path = `/leads/${'relayToken' in source ? source.relayToken : ''}`, letters = connector.fetchLeads ? undefined : connector.readEnvelope?.(envelope(`${String(seed)}-${String(n)}`, path, text));
    const items = letters === undefined ? await connector.fetchLeads?.({ from: instant(Date.now() - 86_400_000), till: instant(Date.now()) }).then((page) => page.items, (error: unknown) => { if (!(error instanceof LeadFailure)) throw error; return []; }) ?? [] : letters === 'check' ? [] : letters;
    if (weak) naive(text, items[0]);
    else for (const item of items) keep(item);
  }
  process.on('uncaughtException', escape).on('unhandledRejection', escape);
  try {
    // the first compile what the others run
    const warm = Math.max(50, Math.min(1_000, Math.floor(runs / 5)));
    for (let n = -warm; n < runs; n++) {
      if (n === 0) before = await inUse();
      const whole: Whole = { id: String(1_000_000 + n + warm), phone: `+7905${String(n + warm).padStart(7, '0')}` }, isValid = n >= 0 && n % 10 === 9;
      const wound = isValid ? undefined : wounded(bodies[source.vendor]({ ...whole, id: `9${whole.id}` }, Date.now() - 60_000), random);
      text = wound?.text ?? bodies[source.vendor](whole, Date.now() - 60_000);
      const began = performance.now();
      try { await take(n); } catch { escaped++; }
      if (n < 0) continue;
      times.push(performance.now() - began);
      if (isValid) valid.push(whole);
      else wounds[wound!.wound] = (wounds[wound!.wound] ?? 0) + 1;
    }
    await pause(5);
    const after = await inUse(), there = leadsOf(clinic, source.id);
    return { times, escaped, valid: valid.length, lost: valid.filter(({ id }) => !there.has(id)).map(({ id }) => id), memory: after / before, wounds };
  } finally {
    process.off('uncaughtException', escape).off('unhandledRejection', escape);
  }
}

/** QUALITY.md R9: 200 letters a second for ten seconds from whatever keeps them; none is lost, and the desk stays awake. */
async function flood(clinic: Clinic, seconds: number): Promise<{ readonly sent: number; readonly there: number; readonly lagMs: number; readonly stallMs: number }> {
  const source = sources.find((one) => one.vendor === 'webhook')!, waiting = new Map<string, RelayEnvelope>(), arrived = new Map<string, number>(), began = performance.now(), stall = monitorEventLoopDelay({ resolution: 5 });
  let sent = 0, lag = 0;
  const gateway: EnvelopeSource = {
    fetch: (most) => Promise.resolve([...waiting.values()].slice(0, most)),
    acknowledge: (ids) => { for (const id of ids) { lag = Math.max(lag, performance.now() - arrived.get(id)!); waiting.delete(id); } return Promise.resolve(); },
  };
  stall.enable();
  while (sent < seconds * 200 || waiting.size > 0) {
    for (const due = Math.min(seconds * 200, Math.floor((performance.now() - began) / 5)); sent < due; sent++) {
      const id = `flood-${String(sent)}`;
      waiting.set(id, envelope(id, `/leads/${token(6)}`, bodies.webhook({ id, phone: `+7906${String(sent).padStart(7, '0')}` }, Date.now())));
      arrived.set(id, performance.now());
    }
    await clinic.leadSources.drain(gateway);
    await pause(5);
  }
  stall.disable();
  return { sent, there: [...leadsOf(clinic, source.id)].filter((id) => id.startsWith('flood-')).length, lagMs: lag, stallMs: stall.max / 1e6 };
}

/** A letter of 100 MiB and one a thousand deep: refused before they are parsed, in bounded memory, and the next one is a lead. */
async function giants(clinic: Clinic, folder: string, megabytes: number): Promise<{ readonly grownMiB: number; readonly problems: readonly string[] }> {
  const path = join(folder, 'giants.jsonl'), line = (id: string, body: unknown) => `${JSON.stringify({ id, path: `/leads/${token(6)}`, body })}\n`, source = sources.find((one) => one.vendor === 'webhook')!;
  await writeFile(path, `{"id":"giant","path":"/leads/${token(6)}","body":"`);
  for (let n = 0; n < megabytes; n++) await appendFile(path, 'x'.repeat(1_048_576));
  await appendFile(path, `"}\n${line('deep', `{"lead":{"contact":{"phone":"+79060000001","name":"Т"},"id":"deep","x":${'['.repeat(1_000)}${']'.repeat(1_000)}}}`)}${line('after', bodies.webhook({ id: 'after', phone: '+79069999999' }, 0))}`);
  collect();
  const before = process.memoryUsage.rss();
  let most = 0;
  const watch = setInterval(() => { most = Math.max(most, process.memoryUsage.rss()); }, 5), sum = await clinic.leadSources.drain(createEnvelopeFile(path)).finally(() => { clearInterval(watch); });
  const there = leadsOf(clinic, source.id), waits = clinic.leadSources.envelopes.waiting().some((row) => row.problems.includes('too-large') && row.raw.length < 40_000);
  return { grownMiB: Math.max(0, most - before) / 1_048_576, problems: [...(there.has('after') ? [] : ['the letter after the giant is lost']), ...(there.has('deep') ? [] : ['the deep letter is lost']), ...(waits ? [] : ['the giant waits for nobody']), ...(sum.lead === 2 ? [] : [`${String(sum.lead)} leads instead of two`])] };
}

/** QUALITY.md R8 and R9, leads: broken payloads of every source, floods and giants. */
export async function leadTrials({ runs, seed, say, full = false }: Effort): Promise<Verdict> {
  const groups: Group[] = [], figures: Record<string, number> = {};
  await inClinic(async (clinic, folder) => {
    const session = clinic.openSession(() => undefined);
    await clinic.leadSources.lines.apply(sources.filter((one) => one.vendor === 'webhook' || one.vendor === 'tilda'));
    let p99 = 0, most = 0, memory = 0, valid = 0;
    for (const source of sources) {
      const sum = await assault(clinic, source, runs, seed, false), group = counter(`broken payloads: ${source.vendor}`);
      for (const [wound, n] of Object.entries(sum.wounds)) for (let one = 0; one < n; one++) group.count(wound);
      for (let one = 0; one < sum.valid; one++) group.count('valid');
      if (sum.escaped > 0) group.problem(`${String(sum.escaped)} errors escaped`);
      if (sum.lost.length > 0) group.problem(`${String(sum.lost.length)} of ${String(sum.valid)} valid leads are lost`);
      const own = percentile(sum.times, 0.99), longest = Math.max(...sum.times);
      if (full && own > bars.p99Ms) group.problem(`99 of 100 took up to ${own.toFixed(1)} ms`);
      if (full && longest > bars.mostMs) group.problem(`one took ${longest.toFixed(1)} ms`);
      if (full && sum.memory > bars.memory) group.problem(`memory is ${sum.memory.toFixed(3)} of what it was`);
      say(`${source.vendor}: ${String(sum.times.length)} payloads, p99 ${own.toFixed(2)} ms, longest ${longest.toFixed(1)} ms, memory ${sum.memory.toFixed(3)}, ${String(sum.valid)} valid, ${String(sum.lost.length)} lost`);
      p99 = Math.max(p99, own); most = Math.max(most, longest); memory = Math.max(memory, sum.memory); valid += sum.valid;
      groups.push(group.group);
    }
    const seconds = full ? 10 : 1, told = await flood(clinic, seconds), floods = counter(`200 letters a second for ${String(seconds)} s`);
    floods.count('all kept');
    if (told.there !== told.sent || told.sent !== seconds * 200) floods.problem(`${String(told.there)} of ${String(told.sent)} became leads`);
    if (full && told.lagMs > bars.floodLagMs) floods.problem(`a letter waited ${told.lagMs.toFixed(0)} ms`);
    const giant = await giants(clinic, folder, full ? 100 : 8), large = counter('a giant letter and a deep one');
    large.count('refused before parsing');
    for (const one of giant.problems) large.problem(one);
    if (full && giant.grownMiB > 80) large.problem(`memory grew by ${giant.grownMiB.toFixed(0)} MiB`);
    groups.push(floods.group, large.group);
    Object.assign(figures, { p99Ms: Number(p99.toFixed(2)), mostMs: Number(most.toFixed(1)), memory: Number(memory.toFixed(3)), valid, flood: told.there, floodLagMs: Math.round(told.lagMs), floodStallMs: Number(told.stallMs.toFixed(1)), giantMiB: Math.round(giant.grownMiB) });
    session.close();
  });
  const control = counter('control: a reader that believes what it is sent');
  await inClinic(async (clinic) => {
    const weak = await assault(clinic, sources.find((one) => one.vendor === 'webhook')!, Math.min(runs, 600), seed, true);
    for (const [noticed, what] of [[weak.escaped > 0, 'errors that escape'], [weak.lost.length > 0, 'valid leads that are lost'], [weak.memory > bars.memory, 'what is kept'], [Math.max(...weak.times) > bars.mostMs, 'a slow message']] as const) {
      control.count(noticed ? `${what}: noticed` : 'blind');
      if (!noticed) control.problem(`${what}: not noticed, the trial is blind`);
    }
  });
  return verdictOf('R8, R9 leads', [...groups, control.group], figures);
}
