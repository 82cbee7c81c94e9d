import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idsIn, withoutMoney } from './fields.ts';
import { sentenceOf, sentenceText, type AuditFact } from './sentence.ts';
import { auditWords } from './words.ts';

const zone = 'Europe/Moscow', doctor = '0197c2a0-0000-7000-8000-000000000001';
const say = (fact: AuditFact, language: 'ru' | 'en' = 'ru') => sentenceText(sentenceOf(fact, language, zone));

describe('a row of the change log', () => {
  it('says what was done, to whom, and what it was before', () => {
    expect(say({ action: 'patients.update', entity: 'patient', subject: 'Ёлкина Анна', text: { before: { surname: 'Попова', surnameNorm: 'попова' }, after: { surname: 'Ёлкина', surnameNorm: 'елкина' } } }))
      .toBe('Карточка изменена: Ёлкина Анна. Фамилия: Попова → Ёлкина');
    expect(say({ action: 'patients.update', entity: 'patient', subject: 'Ёлкина Анна', text: { before: { born: '1992-03-12' }, after: { born: null } } }, 'en'))
      .toBe('Card changed: Ёлкина Анна. Born: 12.03.1992 → —');
  });
  it('says names for ids, hours for minutes, words for codes', () => {
    expect(say({ action: 'schedule.book', entity: 'appointment', names: { [doctor]: 'Орлова' }, text: { after: { doctorId: doctor, day: '2026-11-25', startMin: 600, endMin: 630, kind: 'ordinary', chairId: null } } }))
      .toBe('Запись на приём. Врач: Орлова; День: 25.11.2026; С: 10:00; До: 10:30; Вид: обычный');
    expect(say({ action: 'schedule.move', entity: 'appointment', text: { after: { doctorId: doctor } } })).toBe('Приём перенесён. Врач: запись без имени');
  });
  it('says the rights of a role in words', () => {
    expect(say({ action: 'staff.changeRole', entity: 'role', subject: 'Стажёр', text: { after: { rightsGiven: ['patients.read'], rightsTaken: ['money.read', 'money.write'] } } }))
      .toBe('Права роли изменены: Стажёр. Даны права: карточки пациентов; Отняты права: суммы, платежи и начисления');
  });
  it('reads lists of phones, and a lone value', () => {
    expect(say({ action: 'patients.phones', entity: 'patient', text: { before: { phones: [{ digits: '79001000101', main: true, note: '', hasWhatsapp: false }] }, after: { phones: [] } } }))
      .toBe('Телефоны карточки изменены. Телефоны: номер 79001000101, основной → —');
    expect(say({ action: 'settings.set', entity: 'setting', subject: 'x', text: { before: 5, after: 10 } })).toBe('Настройка клиники изменена: x. Значение: 5 → 10');
  });
  it('is told without its text once that was erased, and by its code when it is unknown', () => {
    expect(say({ action: 'patients.update', entity: 'patient', text: null })).toBe('Карточка изменена');
    expect(say({ action: 'future.deed', entity: 'comet', text: { after: { tail: 'long' } } })).toBe('Действие «future.deed». tail: long');
  });
  it('lets no mark turn the sentence around', () => {
    expect(say({ action: 'patients.update', entity: 'patient', subject: 'А\u202eб', text: { after: { surname: '\u200fВ' } } })).toBe('Карточка изменена: Аб. Фамилия: В');
  });
  it('is told whatever it holds', () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.jsonValue(), fc.jsonValue(), (action, entity, before, after) => {
      expect(typeof say({ action, entity, text: { before, after } })).toBe('string');
      expect(typeof say({ action, entity, text: before }, 'en')).toBe('string');
    }));
  });
  it('names the things it mentions, and gives its sums away to nobody', () => {
    expect(idsIn({ before: null, after: { doctorId: doctor, comment: doctor, list: [{ patientId: doctor }] } })).toEqual([{ kind: 'doctor', id: doctor }, { kind: 'patient', id: doctor }]);
    expect(withoutMoney({ after: { amount: 5, kind: 'x', list: [{ money: 1, a: 2 }] } })).toEqual({ after: { kind: 'x', list: [{ a: 2 }] } });
  });
  it('has the same words in both languages', () => {
    for (const part of ['action', 'entity', 'field', 'word'] as const) expect(Object.keys(auditWords.en[part]).sort()).toEqual(Object.keys(auditWords.ru[part]).sort());
  });
});
