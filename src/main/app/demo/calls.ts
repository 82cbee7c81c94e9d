import type { WritableDb } from '#main/db/index.ts';
import { callLegs, inquiries, phoneBindings, recordings } from '#main/db/schema/index.ts';
import { callIdOf } from '#main/kernel/ids.ts';
import { recordingIdOf } from '#main/modules/telephony/connectors/simulator/index.ts';
import { reversed } from '#shared/kernel/phone.ts';
import type { Id } from '#shared/kernel/values.ts';
import { liniya } from '../fixture/index.ts';
import type { DemoPeople, Making } from './context.ts';
import { drawFirstName, drawSurname, surnameFor } from './names.ts';
import { mobileNumber } from './phones.ts';
import { inserter } from './rows.ts';

type WhoType = NonNullable<(typeof inquiries.$inferInsert)['whoType']>;

export interface MadeCall {
  readonly startedAt: number;
  /** Absent: nobody talked. */
  readonly answeredAt?: number;
  readonly endedAt: number;
  readonly phone: string;
  readonly patientId?: Id;
  readonly typedName?: string;
  readonly by: { readonly id: Id; readonly phone: string };
  readonly outbound?: boolean;
  readonly headId?: Id;
  /** Who saved it and what was written; an unsaved call has neither. */
  readonly whoType?: WhoType;
  readonly topicId?: Id;
  readonly comment?: string;
}

const numbersOfCalls = new WeakMap<Making, { n: number }>();

/** Writes a call as the program would have: the inquiry under the call's own id, and a leg for each phone that rang. */
export function callWriter(tx: WritableDb, making: Making): (call: MadeCall) => Id {
  const { clinic, random, database } = making;
  let counter = numbersOfCalls.get(making);
  if (!counter) numbersOfCalls.set(making, counter = { n: 0 });
  const count = counter;
  const put = {
    inquiry: inserter(tx, inquiries, ['id', 'branchId', 'kind', 'direction', 'startedAt', 'answeredAt', 'endedAt', 'outcome', 'talkMs', 'lineE164', 'adChannelId', 'phoneE164', 'phoneRaw', 'phoneDigitsRev', 'patientId', 'typedName', 'personByHand',
      'whoType', 'topicId', 'comment', 'authorId', 'savedAt', 'headId']),
    leg: inserter(tx, callLegs, ['id', 'branchId', 'callId', 'node', 'connectorId', 'exchange', 'callKey', 'phone', 'direction', 'partyKind', 'partyE164', 'partyRaw', 'partyDigits', 'lineE164', 'lineRaw', 'state', 'cause', 'startedAt', 'answeredAt', 'endedAt', 'talkMs']),
    recording: inserter(tx, recordings, ['id', 'branchId', 'callId', 'source', 'connectorId', 'sourceKey', 'startedAt', 'durationMs', 'foundAt', 'type', 'node']),
  };
  return ({ startedAt, answeredAt, endedAt, phone, patientId, typedName, by, outbound = false, headId, whoType, topicId, comment }) => {
    const callKey = `demo-${count.n++}`, id = callIdOf(liniya.exchange, callKey), { branchId } = clinic, direction = outbound ? 'outbound' as const : 'inbound' as const;
    // The line must ring the phone of whoever answered.
    const line = outbound ? undefined : random.pick(liniya.lines.filter((l) => (l.rings as readonly string[]).includes(by.phone)));
    const talked = answeredAt !== undefined, talkMs = talked ? endedAt - answeredAt : null, lineE164 = line?.number ?? null, saved = comment !== undefined;
    put.inquiry({
      id, branchId, kind: 'call', direction, startedAt, answeredAt: answeredAt ?? null, endedAt, outcome: talked ? 'answered' : outbound ? 'unanswered' : 'missed', talkMs, lineE164,
      adChannelId: line ? clinic.adChannels.get(line.channel) ?? null : null, phoneE164: phone, phoneRaw: phone, phoneDigitsRev: reversed(phone.slice(1)), patientId: patientId ?? null, typedName: typedName ?? null,
      personByHand: saved, whoType: whoType ?? null, topicId: topicId ?? null, comment: comment ?? '', authorId: saved ? by.id : null, savedAt: saved ? endedAt + 20_000 : null, headId: headId ?? id,
    });
    for (const extension of line?.rings ?? [by.phone]) {
      const answeredHere = talked && extension === by.phone;
      put.leg({
        id: random.idAt(startedAt), branchId, callId: id, node: database.node, connectorId: 'simulator', exchange: liniya.exchange, callKey, phone: extension, direction, partyKind: 'phone', partyE164: phone, partyRaw: phone, partyDigits: phone.slice(1),
        lineE164, lineRaw: lineE164, state: 'ended', cause: answeredHere ? 'normal' : talked ? 'answered-elsewhere' : outbound ? 'no-answer' : 'caller-abandoned',
        startedAt, answeredAt: answeredHere ? answeredAt : null, endedAt: talked && !answeredHere ? answeredAt : endedAt, talkMs: answeredHere ? talkMs : null,
      });
    }
    // the practice exchange remembers the conversations of the last weeks
    if (talked && startedAt > making.now - recordedDays * 86_400_000) {
      const sourceKey = recordingIdOf(callKey, endedAt - answeredAt);
      put.recording({ id: callIdOf('recording connector simulator', sourceKey), branchId, callId: id, source: 'connector', connectorId: 'simulator', sourceKey, startedAt, durationMs: endedAt - answeredAt, foundAt: endedAt + 2_000, type: 'wav', node: database.node });
    }
    return id;
  };
}
const recordedDays = 21;

const questions = ['Сколько стоит чистка?', 'Уточняла, есть ли парковка', 'Спросил про рассрочку', 'Как подготовиться к удалению?', 'Просит справку для вычета', 'Ищет детского врача на вечер', 'Узнать, готова ли коронка', 'Спрашивал про имплант', 'Просит перезвонить после обеда',
  'Болит зуб, думает', 'Подумает и перезвонит', 'Не устроило время', 'Сравнивает цены'];

/** A year of other calls: questions, strangers, wrong numbers, missed ones and those called back. */
export async function makeCalls(making: Making, people: DemoPeople): Promise<number> {
  const { random, scale, now, calendar, administrators, clinic } = making, total = scale.calls, topicIds = [...clinic.topics.values()], portion = 2_000;
  const today = Math.round((now - calendar.at(0, 0)) / 86_400_000 - 0.5);
  let strangers = 0, made = 0;
  // Where nearly everybody has been booked (a benchmark's clinic), anybody calls.
  const crowded = people.visited.reduce((sum, v) => sum + v, 0) > people.ids.length / 2;
  const free = (): number | undefined => {
    for (let tries = 0; tries < 40; tries++) {
      const n = random.int(people.ids.length);
      if (crowded || people.visited[n] === 0) return n;
    }
    return undefined;
  };
  await making.inPortions('calls', Math.ceil(total / portion), (tx) => {
    const call = callWriter(tx, making);
    return (n) => {
      for (const till = Math.min(total, (n + 1) * portion); made < till; made++) {
        const offset = today - Math.floor((1 - made / total) * scale.callDays), startedAt = calendar.at(offset, random.between(540, 1_255)) + random.int(60) * 1_000, by = random.pick(administrators);
        if (startedAt > now - 600_000) continue;
        const known = random.chance(0.6) ? free() : undefined, phone = known === undefined ? mobileNumber(strangers++, 'stranger') : people.phones[known]!, fate = random.next();
        const who = known === undefined ? {} : { patientId: people.ids[known]! }, waiting = random.between(4, 40) * 1_000;
        if (fate < 0.09) {
          // Missed; half of them are called back the same hour, and that is one обращение.
          const head = call({ startedAt, endedAt: startedAt + waiting, phone, by, ...who }), back = startedAt + random.between(3, 50) * 60_000;
          if (random.chance(0.5) && back < now - 600_000) call({ startedAt: back, ...(random.chance(0.7) ? { answeredAt: back + 9_000, endedAt: back + 9_000 + random.between(20, 200) * 1_000 } : { endedAt: back + 30_000 }), phone, by, outbound: true, headId: head, whoType: 'wantsToBook', ...who });
          continue;
        }
        const outbound = fate < 0.2, answeredAt = startedAt + waiting, endedAt = answeredAt + random.between(12, 420) * 1_000;
        if (outbound && random.chance(0.25)) { call({ startedAt, endedAt: answeredAt, phone, by, outbound, ...who }); continue; }
        const sex = random.chance(0.6) ? 'female' : 'male', typed = known === undefined && random.chance(0.5) ? { typedName: `${surnameFor(sex, drawSurname(random))} ${drawFirstName(random, sex, 35)}` } : {};
        const saved = random.chance(0.85) ? { topicId: random.pick(topicIds), comment: random.pick(questions) } : {};
        call({ startedAt, answeredAt, endedAt, phone, by, outbound, ...who, ...typed, ...saved, whoType: random.pick(known === undefined ? ['wantsToBook', 'other', 'contractor'] as const : ['wantsToBook', 'alreadyBooked'] as const) });
      }
    };
  });
  return made;
}

/** Who had which phone on each past working day (reports read it); today's phones are chosen at sign-in. */
export function makeBindings({ database, scale, now, clinic, random, calendar, administrators }: Making): void {
  const today = Math.round((now - calendar.at(0, 0)) / 86_400_000 - 0.5);
  database.write((tx) => {
    const put = inserter(tx, phoneBindings, ['id', 'branchId', 'phoneId', 'employeeId', 'fromAt', 'tillAt']);
    for (let offset = today - scale.callDays; offset < today; offset++) {
      for (const { id, phone } of administrators) {
        const fromAt = calendar.at(offset, liniya.branch.opensMin - 5);
        put({ id: random.idAt(fromAt), branchId: clinic.branchId, phoneId: clinic.phones.get(phone)!, employeeId: id, fromAt, tillAt: calendar.at(offset, liniya.branch.closesMin + 15) });
      }
    }
  });
}
