import type { WritableDb } from '#main/db/index.ts';
import { consents, families, insurancePolicies, ledgerEntries, patientPhones, patients } from '#main/db/schema/index.ts';
import { nameColumns } from '#main/modules/patients/index.ts';
import type { E164, Id } from '#shared/kernel/values.ts';
import type { DemoPeople, Making } from './context.ts';
import { drawFather, drawFirstName, drawSurname, patronymicFor, surnameFor, type Sex } from './names.ts';
import { mobileColumns, mobileNumber } from './phones.ts';
import { inserter as insert } from './rows.ts';

const insurers = ['СОГАЗ', 'Ингосстрах', 'АльфаСтрахование', 'РЕСО-Гарантия', 'Ренессанс', 'ВСК'];
const mainComments = ['Боится уколов, нужна аппликационная анестезия', 'Просит звонить после 18:00', 'Аллергия на лидокаин', 'Приходит с ребёнком', 'Просит напоминать за день', 'Гипертония, мерить давление', 'Просит первое утреннее время'];
const extraComments = ['Работает рядом, может прийти в любой день', 'Рекомендовал знакомых', 'Любит окно у двери', 'Парковка нужна заранее', 'Всегда опаздывает на 10 минут'];
const archiveReasons = ['Переехала', 'Переехал', 'Лечится в другой клинике', 'Дубль карточки'];
const banReasons = ['Три неявки подряд', 'Долг не оплачен', 'Конфликт с врачом'];

interface Member { readonly id: Id; readonly sex: Sex; readonly age: number; readonly role: 'adult' | 'child'; readonly firstName: string; readonly patronymic: string; readonly phone: E164 }

const day = (year: number, month: number, date: number): string => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
const portion = 2_000;

function statements(tx: WritableDb) {
  return {
    family: insert(tx, families, ['id', 'name']),
    patient: insert(tx, patients, ['id', 'surname', 'firstName', 'patronymic', 'surnameNorm', 'firstNameNorm', 'patronymicNorm', 'skeleton', 'born', 'sex', 'mainComment', 'extraComment', 'status', 'familyId',
      'guardianId', 'guardianKind', 'archivedAt', 'archiveReason', 'archivedBy', 'banAt', 'banReason', 'banBy', 'hasApp', 'createdAt', 'createdBy']),
    phone: insert(tx, patientPhones, ['id', 'patientId', 'e164', 'digits', 'digitsRev', 'kind', 'main', 'note', 'hasWhatsapp']),
    policy: insert(tx, insurancePolicies, ['id', 'patientId', 'insurer', 'number', 'validFrom', 'validTill']),
    money: insert(tx, ledgerEntries, ['id', 'patientId', 'at', 'kind', 'amount', 'what', 'byEmployee']),
    consent: insert(tx, consents, ['id', 'patientId', 'kind', 'textVersion', 'givenAt', 'how', 'byEmployee']),
  };
}

/** Households: a person alone, a couple, parents with children who share a parent's phone. */
export async function makePeople(making: Making): Promise<DemoPeople> {
  const { random, scale, now, administrators } = making, total = scale.patients, year = new Date(now).getUTCFullYear();
  const ids: Id[] = [], phones: string[] = [], children = new Uint8Array(total), closed = new Uint8Array(total), visited = new Uint8Array(total);
  const yearsBack = 9 * 365 * 86_400_000;
  let numbers = 0;
  const names = new Map<string, ReturnType<typeof nameColumns>>();
  const columnsOf = (surname: string, firstName: string, patronymic: string) => {
    // The three parts are normalised apart, and there are few of each.
    const one = (part: 'surname' | 'firstName' | 'patronymic', text: string) => {
      const key = `${part} ${text}`;
      let found = names.get(key);
      if (!found) names.set(key, found = nameColumns({ surname: '', firstName: '', patronymic: '', [part]: text }));
      return found;
    };
    const s = one('surname', surname);
    return { surnameNorm: s.surnameNorm, skeleton: s.skeleton, firstNameNorm: one('firstName', firstName).firstNameNorm, patronymicNorm: one('patronymic', patronymic).patronymicNorm };
  };

  function person(at: number, age: number, sex: Sex, role: Member['role'], father: string, phone?: E164): Member {
    return { id: random.idAt(at), sex, age, role, firstName: drawFirstName(random, sex, age), patronymic: patronymicFor(sex, father), phone: phone ?? mobileNumber(numbers++) };
  }

  function household(at: number, room: number): Member[] {
    const kind = random.next(), sex: Sex = random.chance(0.55) ? 'female' : 'male', first = person(at, random.between(19, 82), sex, 'adult', drawFather(random));
    if (kind < 0.5 || room < 3) return [first];
    const parents = kind < 0.72 || random.chance(0.5) ? [first, person(at, first.age + random.between(-6, 6), sex === 'female' ? 'male' : 'female', 'adult', drawFather(random))] : [first];
    if (kind < 0.72 || first.age > 55 || first.age < 22) return parents;
    const father = parents.find((p) => p.sex === 'male')?.firstName ?? drawFather(random);
    const many = Math.min(room - parents.length, random.pick([1, 1, 1, 2, 2, 3]));
    const kids = Array.from({ length: many }, () => {
      const age = random.between(2, Math.min(17, first.age - 19));
      return person(at, age, random.chance(0.5) ? 'female' : 'male', 'child', father, age < 14 || random.chance(0.4) ? first.phone : undefined);
    });
    return [...parents, ...kids];
  }

  await making.inPortions('patients', Math.ceil(total / portion), (tx) => {
    const put = statements(tx);
    return (n) => {
      const till = Math.min(total, (n + 1) * portion);
      while (ids.length < till) {
        // The oldest cards first; the newest was made this morning.
        const at = Math.floor(now - 3_600_000 - yearsBack * (1 - ids.length / total)), members = household(at, till - ids.length), surname = drawSurname(random);
        const familyId = members.length > 1 ? random.idAt(at) : null;
        if (familyId !== null) put.family({ id: familyId, name: surname });
        for (const member of members) one(put, member, { at, surname, familyId, guardian: members[0]! });
      }
    };
  });

  function one(put: ReturnType<typeof statements>, m: Member, { at, surname, familyId, guardian }: { at: number; surname: string; familyId: Id | null; guardian: Member }): void {
    const { id } = m, n = ids.length, by = random.pick(administrators).id, child = m.role === 'child', lastName = surnameFor(m.sex, surname);
    const status = random.pick(['primary', 'consulted', 'returning', 'returning', 'returning'] as const), archived = random.chance(0.03), banned = !archived && !child && random.chance(0.006);
    const later = Math.min(now - 60_000, at + random.between(1, 400) * 86_400_000);
    put.patient({
      id, surname: lastName, firstName: m.firstName, patronymic: m.patronymic, ...columnsOf(lastName, m.firstName, m.patronymic),
      born: day(year - m.age, random.between(1, new Date(now).getUTCMonth() || 1), random.between(1, 28)), sex: m.sex,
      mainComment: random.chance(0.1) ? random.pick(mainComments) : '', extraComment: random.chance(0.05) ? random.pick(extraComments) : '', status, familyId,
      guardianId: child ? guardian.id : null, guardianKind: child ? 'parent' : null,
      archivedAt: archived ? later : null, archiveReason: archived ? random.pick(archiveReasons) : null, archivedBy: archived ? by : null,
      banAt: banned ? later : null, banReason: banned ? random.pick(banReasons) : null, banBy: banned ? by : null,
      hasApp: !child && random.chance(0.12), createdAt: at, createdBy: by,
    });
    const phone = (e164: E164, main: boolean, note: string) => { put.phone({ id: random.idAt(at), patientId: id, ...mobileColumns(e164), main, note, hasWhatsapp: random.chance(0.6) }); };
    phone(m.phone, true, child && m.phone === guardian.phone ? 'родителя' : '');
    if (!child && random.chance(0.12)) phone(mobileNumber(numbers++), false, random.pick(['рабочий', 'супруга', 'запасной']));
    if (random.chance(0.9)) put.consent({ id: random.idAt(at), patientId: id, kind: 'personalData', textVersion: '1', givenAt: at, how: 'paper', byEmployee: by });
    if (random.chance(0.7)) put.consent({ id: random.idAt(at), patientId: id, kind: 'notifications', textVersion: '1', givenAt: at, how: 'paper', byEmployee: by });
    const insured = random.chance(0.12);
    if (insured) put.policy({ id: random.idAt(at), patientId: id, insurer: random.pick(insurers), number: String(random.between(10_000_000, 99_999_999)), validFrom: day(year, 1, 1), validTill: day(year, 12, 31) });
    if (status !== 'primary') money(put, id, at, by, insured);
    ids.push(id);
    phones.push(m.phone);
    if (child) children[n] = 1;
    if (archived || banned) closed[n] = 1;
  }

  function money(put: ReturnType<typeof statements>, patientId: Id, since: number, byEmployee: Id, insured: boolean): void {
    for (let visits = random.between(1, 2); visits > 0; visits--) {
      const at = since + Math.floor(random.next() * (now - since)), amount = random.between(8, 240) * 10_000, entry = (kind: 'payment' | 'charge' | 'insuranceCharge', sum: number, what: string) => {
        put.money({ id: random.idAt(at), patientId, at, kind, amount: sum, what, byEmployee });
      };
      if (insured && random.chance(0.6)) { entry('insuranceCharge', amount, 'Лечение по полису'); continue; }
      entry('charge', amount, 'Лечение');
      const paid = random.next();
      if (paid > 0.04) entry('payment', paid > 0.08 ? amount : Math.floor(amount / 200) * 100, 'Оплата');
      if (paid > 0.97) entry('payment', 500_000, 'Аванс');
    }
  }

  return { ids, phones, children, closed, visited };
}
