import type { ServerResponse } from 'node:http';
import { createFakeWeb } from './fake-web.ts';

export interface FakeIdentCall { readonly direction: 'in' | 'out'; readonly from: string; readonly to: string; readonly startedMs: number; answeredMs?: number; endedMs?: number; readonly record?: string }
export type FakeIdentService = Awaited<ReturnType<typeof createFakeIdentService>>;

/** A service that IDENT asks for calls: three GETs behind a key. It can also redirect, answer HTML, or repeat and shuffle its rows. */
export async function createFakeIdentService(options: { readonly key?: string; readonly aheadMs?: number } = {}) {
  const ongoing = new Map<string, FakeIdentCall>(), finished: FakeIdentCall[] = [], theirs = () => Date.now() + (options.aheadMs ?? 0), seen = { requests: [] as string[] };
  let serial = 0, broken: ((reply: ServerResponse) => boolean) | undefined, shuffled = false;
  const iso = (ms: number) => `${new Date(ms + 3 * 3_600_000).toISOString().slice(0, 19)}+03:00`;
  const wire = (call: FakeIdentCall) => ({
    DateAndTime: iso(call.startedMs), Direction: call.direction, PhoneFrom: call.from, PhoneTo: call.to, WaitInSeconds: Math.floor(((call.answeredMs ?? call.endedMs ?? theirs()) - call.startedMs) / 1000),
    TalkInSeconds: call.answeredMs === undefined ? null : Math.max(call.endedMs === undefined ? 0 : 1, Math.round(((call.endedMs ?? theirs()) - call.answeredMs) / 1000)), LineDescription: 'Сайт', ...(call.record === undefined ? {} : { RecordUrl: call.record }),
  });
  const web = await createFakeWeb((request, _, reply) => {
    const url = new URL(request.url ?? '/', 'http://x');
    seen.requests.push(`${url.pathname}${url.search}`);
    if (broken?.(reply)) return;
    const send = (status: number, type: string, text: string) => { reply.writeHead(status, { 'content-type': type, date: new Date(theirs()).toUTCString() }); reply.end(text); };
    if (request.headers['ident-integration-key'] !== (options.key ?? 'secret')) { send(403, 'text/plain', 'Wrong key'); return; }
    const limit = Number(url.searchParams.get('limit')), offset = Number(url.searchParams.get('offset'));
    if (url.pathname === '/ident/GetOngoingCalls') { send(200, 'application/json', JSON.stringify([...ongoing.values()].slice(offset, offset + limit).map(wire))); return; }
    if (url.pathname === '/ident/GetFinishedCalls') {
      const from = Date.parse(url.searchParams.get('dateTimeFrom') ?? ''), till = Date.parse(url.searchParams.get('dateTimeTo') ?? '');
      if (!Number.isFinite(from) || !Number.isFinite(till)) { send(400, 'text/plain', 'Bad period'); return; }
      const rows = finished.filter((one) => one.startedMs >= from - 1_000 && one.startedMs <= till + 1_000), page = rows.slice(offset, offset + limit);
      send(200, 'application/json', JSON.stringify((shuffled ? [...page.toReversed(), ...page.slice(0, 1)] : page).map(wire)));
      return;
    }
    send(404, 'text/plain', 'No such method');
  });
  return {
    url: () => `${web.url()}/ident`, seen, finished,
    ring: (call: { readonly from: string; readonly line: string; readonly direction?: 'in' | 'out' }): string => {
      const id = `c${String(++serial)}`;
      ongoing.set(id, { direction: call.direction ?? 'in', from: call.from, to: call.line, startedMs: theirs() });
      return id;
    },
    answer: (id: string): void => { ongoing.get(id)!.answeredMs = theirs(); },
    end: (id: string): void => {
      const call = ongoing.get(id);
      if (!call) return;
      ongoing.delete(id);
      finished.push({ ...call, endedMs: theirs() });
    },
    breakWith: (how: ((reply: ServerResponse) => boolean) | undefined): void => { broken = how; },
    shuffle: (on: boolean): void => { shuffled = on; },
    goOffline: web.close, goOnline: web.listen, stop: web.close,
  };
}
