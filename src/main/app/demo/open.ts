import { and, eq, gte } from 'drizzle-orm';
import type { Database } from '#main/db/index.ts';
import { buffers, inquiries } from '#main/db/schema/index.ts';
import { reversed } from '#shared/kernel/phone.ts';
import { instant } from '#shared/kernel/values.ts';
import { liniya } from '../fixture/index.ts';
import { callWriter } from './calls.ts';
import type { DemoPeople, Making } from './context.ts';
import { drawLead } from './lead.ts';
import { leadWriter } from './leads.ts';
import { mobileNumber } from './phones.ts';
import { scattered } from './random.ts';
import { inserter } from './rows.ts';

const minuteMs = 60_000, dayMs = 86_400_000;
/** Beyond the numbers that the year's strangers and the leads draw from. */
const ownStranger = 900_000;

/** The moment so many minutes ago of the time in which the branch is open: before the opening it lies in yesterday's evening. */
export function openMinutesAgo({ now, calendar }: Pick<Making, 'now' | 'calendar'>, minutes: number): number {
  const today = Math.round((now - calendar.at(0, 0)) / dayMs - 0.5), { opensMin, closesMin } = liniya.branch;
  let left = minutes * minuteMs;
  for (let offset = today; ; offset--) {
    const from = calendar.at(offset, opensMin), till = Math.min(now, calendar.at(offset, closesMin));
    if (till - left >= from) return till - left;
    left -= Math.max(0, till - from);
  }
}

/** Somebody with a card who has neither a visit nor a call of the last days. */
function quietPatient({ db }: Database, now: number, people: DemoPeople): number | undefined {
  if (people.ids.length === 0) return undefined;
  const walk = scattered(people.ids.length, 61);
  for (let tries = 0; tries < 200; tries++) {
    const n = walk();
    if (people.visited[n] === 0 && people.closed[n] === 0 && people.children[n] === 0 && !db.select({ id: inquiries.id }).from(inquiries).where(and(eq(inquiries.phoneE164, people.phones[n]!), gte(inquiries.startedAt, now - 3 * dayMs))).limit(1).get()) return n;
  }
  return undefined;
}

/** What the desk still owes when the demo opens: four missed calls, two leads, a «Заявка-диалог» and a buffer that yesterday's shift left. Tasks are of crm.ts. */
export function leaveOpen(making: Making, people: DemoPeople): void {
  const { database, random, now, clinic, calendar, administrators } = making, { branchId } = clinic, ago = (minutes: number) => openMinutesAgo(making, minutes);
  const today = Math.round((now - calendar.at(0, 0)) / dayMs - 0.5), yesterday = (minute: number) => calendar.at(today - 1, minute), [first, second] = [administrators[0]!, administrators.at(-1)!];
  let strangers = ownStranger;
  const stranger = () => mobileNumber(strangers++, 'stranger'), known = quietPatient(database, now, people);
  database.write((tx) => {
    const call = callWriter(tx, making), lead = leadWriter(tx, making);
    const missed = (startedAt: number, by: typeof first, who: { readonly phone: string; readonly patientId?: string }) => call({ startedAt, endedAt: startedAt + random.between(12, 40) * 1_000, by, ...who });
    missed(ago(11), first, { phone: stranger() });
    missed(ago(38), second, known === undefined ? { phone: stranger() } : { phone: people.phones[known]!, patientId: people.ids[known]! });
    missed(ago(74), first, { phone: stranger() });
    missed(yesterday(1_196), second, { phone: stranger() });
    // older than the hour in which a lead is announced: the demo opens without a sound
    for (const [leftAt, key] of [[ago(96), 'demo-open-1'], [yesterday(1_225), 'demo-open-2']] as const) lead(random.idAt(leftAt), leftAt, { ...drawLead(random, key, instant(leftAt)), phone: stranger() });

    const wroteAt = ago(52), id = random.idAt(wroteAt), phone = stranger();
    inserter(tx, inquiries, ['id', 'branchId', 'kind', 'direction', 'startedAt', 'endedAt', 'adChannelId', 'phoneE164', 'phoneRaw', 'phoneDigitsRev', 'typedName', 'personByHand', 'whoType', 'whoTypeByHand', 'topicId', 'comment', 'text', 'manual', 'authorId', 'savedAt', 'headId'])({
      id, branchId, kind: 'dialogLead', direction: 'inbound', startedAt: wroteAt, endedAt: wroteAt, adChannelId: clinic.adChannels.get('Яндекс Карты') ?? null, phoneE164: phone, phoneRaw: phone, phoneDigitsRev: reversed(phone.slice(1)), typedName: 'Мельникова Ирина', personByHand: true,
      whoType: 'wantsToBook', whoTypeByHand: false, topicId: clinic.topics.get('Терапия') ?? null, comment: 'Написала в чат карт, ждёт звонка', text: 'Здравствуйте! Скололся край зуба, можно на этой неделе вечером? Лучше позвоните.', manual: true, authorId: first.id, savedAt: wroteAt, headId: id,
    });

    const talkedAt = yesterday(1_142), endedAt = talkedAt + 190_000;
    const inquiryId = call({ startedAt: talkedAt - 8_000, answeredAt: talkedAt, endedAt, phone: stranger(), typedName: 'Дорохов Павел', by: second, whoType: 'wantsToBook', topicId: clinic.topics.get('Терапия') ?? [...clinic.topics.values()][0]!, comment: 'Ждёт окно на пятницу вечером, обещали записать' });
    inserter(tx, buffers, ['id', 'branchId', 'employeeId', 'inquiryId', 'madeAt', 'madeInCall', 'endedAt', 'endedHow'])({ id: random.idAt(endedAt), branchId, employeeId: second.id, inquiryId, madeAt: endedAt + 20_000, madeInCall: false, endedAt: calendar.at(today - 1, liniya.branch.closesMin), endedHow: 'shiftEnd' });
  });
}
