import type { WritableDb } from '#main/db/index.ts';
import { inquiries, leads } from '#main/db/schema/index.ts';
import { contentOf, nameOf } from '#main/modules/leads/index.ts';
import { parsePhone, reversed } from '#shared/kernel/phone.ts';
import { instant, type Id } from '#shared/kernel/values.ts';
import type { IncomingLead } from '#shared/leads/incoming.ts';
import { callWriter } from './calls.ts';
import type { Making } from './context.ts';
import { drawLead } from './lead.ts';
import { inserter } from './rows.ts';

const minuteMs = 60_000, days = 21, perDay = 2;

/** How a lead was dealt with; one without is waiting. */
interface Dealt { readonly takenAt: number; readonly processedAt: number; readonly by: Id; readonly how: 'callBack' | 'saved' }

/** Writes a lead as the program would have: what was sent, and the inquiry of the same id. Gives its number back. */
export function leadWriter(tx: WritableDb, { zone, clinic: { branchId, adChannels } }: Making): (id: Id, leftAt: number, lead: IncomingLead, dealt?: Dealt) => string | null {
  const putLead = inserter(tx, leads, ['id', 'branchId', 'sourceId', 'externalId', 'sourceName', 'formName', 'leftAt', 'arrivedAt', 'doctorName', 'wish', 'extra', 'takenAt', 'takenBy']);
  const putInquiry = inserter(tx, inquiries, ['id', 'branchId', 'kind', 'direction', 'startedAt', 'endedAt', 'adChannelId', 'phoneE164', 'phoneRaw', 'phoneDigitsRev', 'typedName', 'whoType', 'comment', 'authorId', 'savedAt', 'headId', 'processedAt', 'processedBy', 'processedHow']);
  return (id, leftAt, lead, dealt) => {
    const content = contentOf([{ at: leftAt, lead }], zone), phone = parsePhone(lead.phone).e164 ?? null, saved = dealt?.how === 'saved' ? dealt : undefined;
    putLead({
      id, branchId, sourceId: lead.sourceId, externalId: lead.externalId ?? null, sourceName: lead.sourceName, formName: lead.form, leftAt, arrivedAt: leftAt, doctorName: content.doctorName || null, wish: content.wish,
      extra: JSON.stringify({ parts: [{ at: leftAt, lead }] }), takenAt: dealt?.takenAt ?? null, takenBy: dealt?.by ?? null,
    });
    putInquiry({
      id, branchId, kind: 'lead', direction: 'inbound', startedAt: leftAt, endedAt: leftAt, adChannelId: adChannels.get(lead.sourceName) ?? null, phoneE164: phone, phoneRaw: lead.phone, phoneDigitsRev: phone ? reversed(phone.slice(1)) : null,
      typedName: nameOf(lead), whoType: 'wantsToBook', comment: content.comment, authorId: saved?.by ?? null, savedAt: saved?.processedAt ?? null, headId: id, processedAt: dealt?.processedAt ?? null, processedBy: dealt?.by ?? null, processedHow: dealt?.how ?? null,
    });
    return phone;
  };
}

/** Leads of the last weeks, answered as a desk answers them: most called back the same hour, some only saved. What waits is left by open.ts, or comes from the practice site. */
export function makeLeads(making: Making): void {
  const { database, random, now, clinic, calendar, administrators } = making, topicIds = [...clinic.topics.values()];
  const today = Math.round((now - calendar.at(0, 0)) / 86_400_000 - 0.5);
  database.write((tx) => {
    const call = callWriter(tx, making), put = leadWriter(tx, making);
    for (let n = 0; n < days * perDay; n++) {
      const leftAt = calendar.at(today - days + Math.floor(n / perDay), random.between(560, 1_150)), by = random.pick(administrators), id = random.idAt(leftAt), lead = drawLead(random, `demo-${String(n)}`, instant(leftAt));
      const back = leftAt + random.between(2, 45) * minuteMs, called = random.chance(0.8), topicId = random.pick(topicIds);
      const phone = put(id, leftAt, lead, { takenAt: back, by: by.id, ...(called ? { processedAt: back + 4 * minuteMs, how: 'callBack' } : { processedAt: back, how: 'saved' }) });
      if (called && phone) {
        const answered = random.chance(0.75), answeredAt = back + 8_000;
        call({ startedAt: back, ...(answered ? { answeredAt, endedAt: answeredAt + random.between(40, 200) * 1_000 } : { endedAt: back + 35_000 }), phone, by, outbound: true, headId: id, whoType: 'wantsToBook', topicId, comment: answered ? 'По заявке с сайта' : 'Не ответили', typedName: nameOf(lead) });
      }
    }
  });
}
