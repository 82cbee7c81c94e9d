import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

export type Asked = { readonly kind: 'health' | 'calls' | 'memory' | 'sum' | 'end' } | { readonly kind: 'leap'; readonly ms: number };
export type Told =
  | { readonly kind: 'ready' | 'leapt' }
  /** A number rings: in the list of calls, and on a card. */
  | { readonly kind: 'rings' | 'card'; readonly number: string }
  | { readonly kind: 'health'; readonly state: string }
  | { readonly kind: 'calls'; readonly alive: number; readonly contacts: number }
  | { readonly kind: 'memory'; readonly bytes: number; readonly rss: number }
  | { readonly kind: 'sum'; readonly escaped: number; readonly logged: Readonly<Record<string, number>>; readonly mostCards: number };
type Answer<K extends Asked['kind']> = Extract<Told, { kind: K extends 'leap' ? 'leapt' : K }>;

export interface DeskChild {
  ask<K extends Exclude<Asked['kind'], 'end'>>(asked: Extract<Asked, { kind: K }> | { readonly kind: K }): Promise<Answer<K>>;
  /** Whether this number rings within the time: as a call, or as a card on the screen. */
  hears(number: string, as: 'rings' | 'card', withinMs: number): Promise<boolean>;
  /** How it ended by itself; undefined while it lives. */
  exit(): string | undefined;
  end(): Promise<void>;
}

/** Starts the desk of desk.ts and waits until Anna sits at her phone. */
export async function startDesk(folder: string, server: string, weak = false): Promise<DeskChild> {
  const child: ChildProcess = fork(join(import.meta.dirname, 'desk.ts'), [folder, server, ...(weak ? ['weak'] : [])], { execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const limit = setTimeout(() => { child.kill('SIGKILL'); }, 900_000);
  const heard = { rings: new Set<string>(), card: new Set<string>() };
  let waiting: { readonly kind: Told['kind']; done(told: Told): void; fail(error: Error): void }[] = [], gone: string | undefined;
  child.on('message', (told: Told) => {
    if (told.kind === 'rings' || told.kind === 'card') heard[told.kind].add(told.number);
    const first = waiting.find(({ kind }) => kind === told.kind);
    waiting = waiting.filter((one) => one !== first);
    first?.done(told);
  });
  const ended = new Promise<void>((done) => { child.once('exit', (code, signal) => {
    clearTimeout(limit);
    gone = signal ?? `code ${code}`;
    for (const one of waiting.splice(0)) one.fail(new Error(`the desk ended by itself: ${gone}`));
    done();
  }); });
  const next = (kind: Told['kind']) => new Promise<Told>((done, fail) => { if (gone === undefined) waiting.push({ kind, done, fail }); else fail(new Error(`the desk ended by itself: ${gone}`)); });
  const ask: DeskChild['ask'] = async (asked) => {
    const answer = next(asked.kind === 'leap' ? 'leapt' : asked.kind);
    if (child.connected) child.send(asked);
    return await answer as never;
  };
  await next('ready');
  return {
    ask,
    hears: async (number, as, withinMs) => {
      for (const until = performance.now() + withinMs; ;) {
        await ask({ kind: 'calls' });
        if (heard[as].has(number)) return true;
        if (performance.now() > until) return false;
        await new Promise((done) => { setTimeout(done, 5); });
      }
    },
    exit: () => gone,
    end: async () => {
      if (gone === undefined && child.connected) child.send({ kind: 'end' } satisfies Asked);
      const late = setTimeout(() => { child.kill('SIGKILL'); }, 5_000);
      await ended;
      clearTimeout(late);
    },
  };
}
