import type { ServerResponse } from 'node:http';
import { createFakeWeb } from './fake-web.ts';

interface FakeLeg { readonly legId: number; readonly employeeId: number | undefined; state: string }
interface FakeSession { readonly id: number; readonly direction: 'in' | 'out'; readonly from: string; readonly line: string; readonly startedMs: number; readonly externalId?: string; readonly contact: FakeLeg; readonly operators: FakeLeg[]; answeredMs?: number; answeredBy?: number }
export interface FakeUisOptions {
  /** phone → employee id of the cabinet */
  readonly employees: Readonly<Record<string, number>>;
  readonly lines: Readonly<Record<string, readonly string[]>>;
  readonly key?: string;
  readonly login?: { readonly login: string; readonly password: string };
  readonly limits?: { readonly minute: number; readonly day: number };
  readonly timezone?: string;
  /** Their clock minus ours. */
  readonly aheadMs?: number;
  readonly now?: () => number;
}
export type FakeUis = Awaited<ReturnType<typeof createFakeUis>>;
type Params = Readonly<Record<string, unknown>>;
class Refusal extends Error {
  readonly code: number; readonly mnemonic: string;
  constructor(code: number, mnemonic: string) { super(mnemonic); this.code = code; this.mnemonic = mnemonic; }
}

/**
 * UIS as its public manual describes it: one JSON-RPC method per POST at /v4.0 (calls) and /v2.0 (history), points in each
 * answer to a success, states in Russian words, dates without an offset. It can also refuse, answer HTML, be slow or silent.
 */
export async function createFakeUis(options: FakeUisOptions) {
  const clock = options.now ?? Date.now, theirs = () => clock() + (options.aheadMs ?? 0), zone = options.timezone ?? 'Europe/Moscow';
  const sessions = new Map<number, FakeSession>(), report: Record<string, unknown>[] = [], seen = { requests: [] as { method: string; params: Params }[], refusedForLimit: 0 };
  const phoneOf = new Map(Object.entries(options.employees).map(([phone, id]) => [id, phone]));
  let serial = 500_100, legs = 1, minute = 0, minuteUsed = 0, dayUsed = 0, tokens = 0;
  let refuse: { readonly methods?: readonly string[]; readonly code: number; readonly mnemonic: string } | undefined;
  let broken: ((reply: ServerResponse, method: string) => boolean) | undefined;
  const validTokens = new Set<string>();

  const stamp = (ms: number) => {
    const p = Object.fromEntries(new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).formatToParts(ms).map(({ type, value }) => [type, value]));
    return `${p.year!}-${p.month!}-${p.day!} ${p.hour!}:${p.minute!}:${p.second!}`;
  };
  const find = (id: unknown): FakeSession => {
    const session = sessions.get(Number(id));
    if (!session) throw new Refusal(-32602, 'call_session_not_found');
    return session;
  };
  const wireLeg = (leg: FakeLeg, session: FakeSession) => ({
    leg_id: leg.legId, calling_phone_number: leg.employeeId === undefined ? session.from : session.line, called_phone_number: leg.employeeId === undefined ? session.line : phoneOf.get(leg.employeeId), is_operator: leg.employeeId !== undefined,
    employee_id: leg.employeeId ?? null, employee_full_name: leg.employeeId === undefined ? null : `Сотрудник ${String(leg.employeeId)}`, record_call_enabled: true, state: leg.state,
  });
  const finish = (session: FakeSession, reason: string) => {
    sessions.delete(session.id);
    const talk = session.answeredMs === undefined ? 0 : Math.floor((theirs() - session.answeredMs) / 1000);
    report.push({
      id: session.id, start_time: stamp(session.startedMs), finish_time: stamp(theirs()), finish_reason: reason, direction: session.direction, is_lost: session.direction === 'in' && session.answeredMs === undefined,
      contact_phone_number: session.from, virtual_phone_number: session.line, communication_id: session.id + 7_000_000, wait_duration: Math.floor(((session.answeredMs ?? theirs()) - session.startedMs) / 1000),
      talk_duration: talk, total_duration: Math.floor((theirs() - session.startedMs) / 1000), call_records: session.answeredMs === undefined ? [] : [`rec${String(session.id)}`], call_api_external_id: session.externalId ?? null,
      employees: session.operators.map((leg) => ({ employee_id: leg.employeeId, employee_full_name: `Сотрудник ${String(leg.employeeId)}`, is_answered: leg.employeeId === session.answeredBy, is_talked: leg.employeeId === session.answeredBy })),
      last_answered_employee_id: session.answeredBy ?? null,
    });
  };
  const answer = (session: FakeSession, employeeId: number) => {
    session.answeredMs = theirs();
    session.answeredBy = employeeId;
    session.contact.state = 'Разговор';
    for (const leg of session.operators) leg.state = leg.employeeId === employeeId ? 'Разговор' : 'Разъединено';
  };

  const calls: Readonly<Record<string, (params: Params) => unknown>> = {
    'login.user': ({ login, password }) => {
      if (!options.login || login !== options.login.login || password !== options.login.password) throw new Refusal(-32001, 'auth_error');
      const token = `token-${String(++tokens)}`;
      validTokens.add(token);
      return { access_token: token, expire_at: Math.floor(theirs() / 1000) + 3_600 };
    },
    'list.calls': () => [...sessions.values()].map((session) => ({
      call_session_id: session.id, direction: session.direction, start_time: stamp(session.startedMs), virtual_phone_number: session.line, contact_phone_number: session.from, external_id: session.externalId ?? null, tags: [],
      legs: [session.contact, ...session.operators].map((leg) => wireLeg(leg, session)),
    })),
    'start.employee_call': ({ first_call: firstCall, employee, contact, virtual_phone_number: line, external_id: externalId }) => {
      const employeeId = (employee as { id?: number } | undefined)?.id ?? 0;
      if (!phoneOf.has(employeeId)) throw new Refusal(-32602, 'employee_not_found');
      if (typeof contact !== 'string' || !/^7\d{10}$/.test(contact)) throw new Refusal(-32602, 'invalid_parameter_value');
      if (!Object.keys(options.lines).some((one) => one.replace(/\D/g, '') === line)) throw new Refusal(-32007, 'virtual_phone_number_not_found');
      if (firstCall !== 'employee') throw new Refusal(-32602, 'invalid_parameter_value');
      const id = ++serial;
      sessions.set(id, { id, direction: 'out', from: contact, line: String(line), startedMs: theirs(), ...(typeof externalId === 'string' ? { externalId } : {}), contact: { legId: legs++, employeeId: undefined, state: 'Дозвон' }, operators: [{ legId: legs++, employeeId, state: 'Дозвон' }] });
      return { call_session_id: id };
    },
    'release.call': ({ call_session_id: id }) => { finish(find(id), 'operator_disconnects'); return { success: 'true' }; },
    'hold.call': ({ call_session_id: id, contact_message: message }) => {
      const session = find(id);
      if (!message) throw new Refusal(-32602, 'required_parameter_missed');
      if (session.contact.state !== 'Разговор') throw new Refusal(-32004, 'invalid_state');
      session.contact.state = 'На удержании';
      return { success: true };
    },
    'unhold.call': ({ call_session_id: id }) => {
      const session = find(id);
      if (session.contact.state !== 'На удержании') throw new Refusal(-32004, 'invalid_state');
      session.contact.state = 'Разговор';
      return { success: 'true' };
    },
    'make.call': ({ call_session_id: id, to }) => { if (find(id).contact.state !== 'На удержании' || !to) throw new Refusal(-32004, 'invalid_state'); return { success: 'true' }; },
    'transfer.talk': ({ call_session_id: id }) => { finish(find(id), 'transfer_disconnects'); return { success: 'true' }; },
    'restore.talk': ({ call_session_id: id }) => { find(id).contact.state = 'Разговор'; return { success: 'true' }; },
    'send.dtmf': ({ call_session_id: id, dtmf_string: keys }) => { find(id); if (String(keys).length !== 1) throw new Refusal(-32602, 'invalid_parameter_value'); return { success: 'true' }; },
  };
  const data: Readonly<Record<string, (params: Params) => unknown>> = {
    'login.user': calls['login.user']!,
    'get.account': () => [{ app_id: 1, name: 'Клиника', timezone: zone }],
    'get.calls_report': ({ date_from: from, date_till: till, limit = 1000, offset = 0 }) => {
      if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(String(from)) || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(String(till))) throw new Refusal(-32602, 'invalid_parameter_value');
      if (Date.parse(`${String(till).replace(' ', 'T')}Z`) - Date.parse(`${String(from).replace(' ', 'T')}Z`) > 93 * 86_400_000) throw new Refusal(-32602, 'date_interval_limit_reached');
      const rows = report.filter((row) => String(row.start_time) >= String(from) && String(row.start_time) <= String(till)).sort((a, b) => (String(a.start_time) < String(b.start_time) ? -1 : 1));
      return { rows: rows.slice(Number(offset), Number(offset) + Number(limit)), total: rows.length };
    },
    'get.employees': () => Object.entries(options.employees).map(([phone, id]) => ({ id, full_name: `Сотрудник ${String(id)}`, status_id: 1, phone_numbers: [], extension: { extension_phone_number: phone } })),
    'get.virtual_numbers': () => Object.keys(options.lines).map((number, i) => ({ id: i + 1, virtual_phone_number: number.replace(/\D/g, ''), name: `Линия ${String(i + 1)}` })),
    'get.sip_lines': () => Object.entries(options.employees).map(([phone, id]) => ({ id, phone_number: phone, physical_state: 'Зарегистрирован', employee_id: id })),
  };

  const web = await createFakeWeb((request, body, reply) => {
    const send = (value: unknown, status = 200) => {
      reply.writeHead(status, { 'content-type': 'application/json; charset=UTF-8', date: new Date(theirs()).toUTCString() });
      reply.end(JSON.stringify(value));
    };
    let id: unknown = null;
    try {
      let sent: { id?: unknown; jsonrpc?: unknown; method?: unknown; params?: Params };
      try { sent = JSON.parse(body) as typeof sent; } catch { throw new Refusal(-32700, 'parse_error'); }
      id = sent.id ?? null;
      const method = String(sent.method), params = sent.params ?? {}, api = request.url?.startsWith('/v2.0') ? data : calls;
      seen.requests.push({ method, params });
      if (broken?.(reply, method)) return;
      if (refuse && (refuse.methods === undefined || refuse.methods.includes(method))) throw new Refusal(refuse.code, refuse.mnemonic);
      const run = api[method];
      if (!run) throw new Refusal(-32601, 'method_not_found');
      if (method !== 'login.user' && params.access_token !== (options.key ?? 'key') && !validTokens.has(String(params.access_token))) throw new Refusal(-32001, options.login ? 'access_token_expired' : 'access_token_invalid');
      const now = Math.floor(theirs() / 60_000);
      if (now !== minute) { minute = now; minuteUsed = 0; }
      const { limits } = options;
      if (limits && (minuteUsed >= limits.minute || dayUsed >= limits.day)) { seen.refusedForLimit++; throw new Refusal(-32029, 'limit_exceeded'); }
      const value = run(params);
      minuteUsed++;
      dayUsed++;
      const paged = method === 'get.calls_report' ? (value as { rows: unknown[]; total: number }) : undefined;
      send({
        jsonrpc: '2.0', id, result: {
          data: paged ? paged.rows : value,
          metadata: {
            ...(paged ? { total_items: paged.total } : {}), api_version: { current_version_depricated: false, current_version: 'v4.0', latest_version: 'v4.0' },
            ...(limits ? { limits: { minute_limit: limits.minute, minute_remaining: limits.minute - minuteUsed, minute_reset: 60 - (Math.floor(theirs() / 1000) % 60), day_limit: limits.day, day_remaining: limits.day - dayUsed, day_reset: 3_600 } } : {}),
          },
        },
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      send({ jsonrpc: '2.0', id, error: { code: error.code, message: 'Ошибка', data: { mnemonic: error.mnemonic, field: '', value: '79990000000', params: {}, extended_helper: '', metadata: {} } } });
    }
  });

  return {
    callApi: () => `${web.url()}/v4.0`, dataApi: () => `${web.url()}/v2.0`, seen, report, sessions,
    ring: (call: { readonly from: string; readonly line: string; readonly phones?: readonly string[]; readonly queued?: boolean }): number => {
      const id = ++serial;
      sessions.set(id, {
        id, direction: 'in', from: call.from, line: call.line.replace(/\D/g, ''), startedMs: theirs(), contact: { legId: legs++, employeeId: undefined, state: call.queued ? 'На очереди' : 'Дозвон' },
        operators: (call.phones ?? options.lines[call.line] ?? []).map((phone) => ({ legId: legs++, employeeId: options.employees[phone], state: 'Дозвон' })),
      });
      return id;
    },
    /** The scenario moves on: this phone rings now, and no other. */
    ringOn: (id: number, phone: string): void => { const session = sessions.get(id)!; session.operators.splice(0, Infinity, { legId: legs++, employeeId: options.employees[phone], state: 'Дозвон' }); },
    /** Somebody lifts a handset: of an incoming call, or of the desk phone that we made ring. */
    answer: (id: number, phone: string): void => { answer(sessions.get(id)!, options.employees[phone]!); },
    liftDesk: (id: number): void => { for (const leg of sessions.get(id)!.operators) leg.state = 'Разговор'; },
    end: (id: number, reason = 'subscriber_disconnects'): void => { const session = sessions.get(id); if (session) finish(session, reason); },
    refuseWith: (code: number, mnemonic: string, methods?: readonly string[]): void => { refuse = { code, mnemonic, ...(methods ? { methods } : {}) }; },
    accept: (): void => { refuse = undefined; broken = undefined; },
    /** Answers by itself when it returns true. */
    breakWith: (how: (reply: ServerResponse, method: string) => boolean): void => { broken = how; },
    expireTokens: (): void => { validTokens.clear(); },
    stamp, goOffline: web.close, goOnline: web.listen, stop: web.close,
  };
}
