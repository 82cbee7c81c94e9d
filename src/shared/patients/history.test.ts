import { describe, expect, it } from 'vitest';
import { historyLine, historySentence } from './history.ts';
import { historyWords } from './history-words.ts';

const said = (action: string, before: unknown, after: unknown, names = {}) => historySentence(historyLine({ action, before, after, erased: false }, names, 'ru'));

describe('the history of a card, in sentences', () => {
  it.each([
    ['patients.setStatus', { status: 'primary' }, { status: 'returning' }, 'Статус изменён: Статус: первичный → повторный'],
    ['patients.update', { surname: 'Зуев', born: null, surnameNorm: 'зуев' }, { surname: 'Зуева', born: '1992-03-12', surnameNorm: 'зуева' }, 'Карточка изменена: Фамилия: Зуев → Зуева; Дата рождения: 12.03.1992'],
    ['patients.update', { email: 'a@b.ru' }, { email: null }, 'Карточка изменена: Эл. почта: a@b.ru → —'],
    ['patients.phones', [{ digits: '79991234567', main: true, note: '', hasWhatsapp: false }], [{ digits: '79991234567', main: false, note: 'муж' }, { digits: '112', main: true, note: '' }], 'Телефоны изменены: Телефоны: +7 (999) 123-45-67 → +7 (999) 123-45-67 (муж); 112 (основной)'],
    ['patients.ban', { banAt: null, banReason: null, banBy: null }, { banAt: 1, banReason: 'Долг', banBy: 'x' }, 'Запись запрещена: Причина: Долг'],
    ['patients.giveConsent', null, { kind: 'robotCalls', how: 'phone', textVersion: 'ред. 2' }, 'Согласие получено: Что: звонки робота; Как: по телефону; Редакция текста: ред. 2'],
    ['ledger.add', null, { kind: 'refund', amount: 120_050, what: 'Карта' }, 'Движение по счёту: Что: возврат; Сумма: 1\u00a0200,50\u00a0₽; За что: Карта'],
    ['ledger.reverse', { kind: 'charge', amount: 100, what: 'Пломба' }, { why: 'ошиблись' }, 'Движение сторнировано: Что: лечение → —; Сумма: 1\u00a0₽ → —; За что: Пломба → —; Причина: ошиблись'],
    ['attachments.remove', { name: 'снимок.jpg' }, null, 'Файл убран: Файл: снимок.jpg → —'],
    ['patients.unite', { familyId: null }, { familyId: 'f' }, 'Объединение в семью'],
    ['something.new', null, null, 'Изменение'],
  ])('%s', (action, before, after, sentence) => { expect(said(action, before, after)).toBe(sentence); });

  it('names the parent, never its key', () => {
    expect(said('patients.setGuardian', { guardianId: null }, { guardianId: 'm', guardianKind: 'parent' }, { m: 'Громова Елена' })).toBe('Родитель или опекун изменён: Родитель или опекун: Громова Елена');
    expect(said('patients.setGuardian', { guardianId: 'gone' }, { guardianId: null })).toContain('… → —');
  });
  it('says that a text was erased and shows nothing of it', () => {
    expect(historyLine({ action: 'patients.update', before: { surname: 'Зуев' }, after: null, erased: true }, {}, 'ru').changes).toEqual([{ label: 'Текст изменения уничтожен по запросу пациента' }]);
  });
  it('takes any value of a row without failing', () => {
    for (const value of [undefined, null, 5, 'x', [], [null, 3], {}, { phones: 7, digits: 5, amount: 'x', born: {} }]) expect(historyLine({ action: 'patients.update', before: value, after: value, erased: false }, {}, 'en').title).toBe('The card was changed');
  });
  it('has the same words in both languages', () => {
    const keys = (tree: object): string[] => Object.entries(tree).flatMap(([key, value]) => (typeof value === 'object' ? keys(value as object).map((one) => `${key}/${one}`) : [key])).sort();
    expect(keys(historyWords.en)).toEqual(keys(historyWords.ru));
  });
});
