import { instant, type Id, type Instant } from '#shared/kernel/values.ts';
import { incomingLead, type IncomingLead } from '#shared/leads/incoming.ts';
import { drawFirstName, drawSurname, surnameFor } from './names.ts';
import { mobileNumber } from './phones.ts';
import { createRandom, type Random } from './random.ts';

const wishes = ['после 17:00', 'утром до 11:00', 'в субботу', 'как можно раньше', ''] as const, services = ['имплантация', 'чистка зубов', 'болит зуб', 'осмотр ребёнка', ''] as const;
const doctors = ['Орлова', 'Ким', ''] as const, forms = ['Запись на приём', 'Заказать звонок', 'Акция на гигиену'] as const, sources = ['Сайт', 'Яндекс Карты', 'НаПоправку'] as const;

/** A lead of a person who does not exist; the same letters of chance make the same lead. */
export function drawLead(random: Random, key: string, createdAt: Instant): IncomingLead {
  const sex = random.chance(0.6) ? 'female' as const : 'male' as const, source = random.pick(sources);
  return incomingLead.parse({
    sourceId: `practice-${String(sources.indexOf(source))}`, sourceName: source, externalId: key, form: random.pick(forms), createdAt,
    surname: surnameFor(sex, drawSurname(random)), firstName: drawFirstName(random, sex, random.between(20, 70)), phone: mobileNumber(random.int(400_000), 'stranger'),
    wish: { words: random.pick(wishes), doctorName: random.pick(doctors), service: random.pick(services) },
  });
}

/** «Заявка с сайта» of the demo: made from the id it is given, so no two are the same. */
export const practiceLead = (id: Id, now: Instant): IncomingLead => drawLead(createRandom(Number.parseInt(id.slice(-8), 16)), `practice-${id}`, instant(now));
