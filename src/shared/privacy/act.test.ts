import { describe, expect, it } from 'vitest';
import { day } from '../kernel/values.ts';
import { actPage, extractPage, systemName } from './act.ts';

const facts = {
  operator: { name: 'ООО «Линия»', address: 'г. Москва, ул. Арбат, 1' }, subject: { name: 'Чернов Пётр', born: day('1980-05-06') }, by: { name: 'Попова Ирина', post: 'управляющая' },
  reason: 'request' as const, basis: 'заявление от 24.11.2026, вх. № 12', day: day('2026-11-25'), time: '12:30', counts: { card: 1, phones: 2, files: 0 }, kept: { appointments: 3, ledger: 4, consents: 1 }, patientId: 'p-1',
};

describe('the act of destruction', () => {
  it('has what order 179 lists: operator, address, processor, subject, who destroyed, categories, system, way, reason, day, signature', () => {
    const text = actPage(facts);
    for (const part of ['ООО «Линия»', 'г. Москва, ул. Арбат, 1', 'обработка не поручалась', 'Чернов Пётр, дата рождения 06.05.1980', 'Попова Ирина, управляющая', 'Номера телефонов (записей: 2)', systemName, 'Способ уничтожения', 'ч. 3 ст. 21', 'заявление от 24.11.2026', '25.11.2026, 12:30', 'Подпись']) expect(text).toContain(part);
    expect(text).not.toContain('Файлы карточки');
  });
  it('writes names as text, never as markup', () => {
    const text = actPage({ ...facts, subject: { name: '<script>alert(1)</script>' }, basis: '"><img src=x onerror=alert(1)>' });
    expect(text).not.toMatch(/<script|<img/);
    expect(text).toContain('&#60;script&#62;');
  });
});

describe('the extract of the log', () => {
  it('has what order 179 lists: subject, categories, system, reason, day; and the rows of the chain', () => {
    const text = extractPage({ ...facts, node: 'abc123', events: [{ seq: 41, what: 'тексты уничтожены', mac: 'MAC-1' }] });
    for (const part of ['Чернов Пётр', 'Номера телефонов', systemName, 'ч. 3 ст. 21', '25.11.2026, 12:30', 'abc123', '<th>41</th>', 'MAC-1']) expect(text).toContain(part);
  });
});
