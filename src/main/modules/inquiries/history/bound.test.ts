import { describe, expect, it } from 'vitest';
import { branches, inquiries } from '#main/db/schema/index.ts';
import { deskWords } from '#shared/desk/words.ts';
import type { HistoryFilter } from '#shared/inquiries/history.ts';
import { instant } from '#shared/kernel/values.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { createHistory } from './index.ts';

const zone = 'Europe/Moscow', at = Date.UTC(2026, 10, 24, 6);

/** A history of two rows, with every statement it prepares. */
function aHistory() {
  const database = openTestDatabase(), { db, raw } = database, texts: string[] = [], prepare = raw.prepare.bind(raw);
  database.write((tx) => {
    tx.insert(branches).values({ id: 'b', zone }).run();
    tx.insert(inquiries).values([
      { id: 'i1', branchId: 'b', headId: 'i1', startedAt: at, outcome: 'missed', whoType: 'other', phoneE164: '+79001000101', phoneDigitsRev: '10100010097', comment: "Позвать О'Брайена" },
      { id: 'i2', branchId: 'b', headId: 'i2', startedAt: at + 1, kind: 'lead', comment: 'Чистка' },
    ]).run();
  });
  raw.prepare = ((text: string) => {
    texts.push(text);
    return prepare(text);
  }) as never;
  return { raw, texts, prepare, history: createHistory(db, { zone: () => zone, now: () => instant(at), words: () => deskWords.ru }) };
}

describe('the statements of the history (S5)', () => {
  it('hold no value from outside: a quote in any field of a filter finds what has it, and changes nothing', () => {
    const evil = `x' OR '1'='1`, { raw, texts, history } = aHistory();
    const fields: Record<string, unknown> = {
      branchId: evil, authorId: evil, topicId: evil, adChannelId: evil, patientId: evil, person: evil, text: evil,
      // the contract lets only its own words in here; the statement trusts nobody
      kinds: [evil], direction: evil, outcome: evil, whoTypes: [evil], unprocessed: evil,
    };
    for (const [name, value] of Object.entries(fields)) {
      for (const view of ['rows', 'heads'] as const) {
        const filter = { view, [name]: value } as HistoryFilter, { rows } = history.page(filter, { limit: 50 });
        // only leads wait, whatever word asks for those that do
        expect([name, rows.map(({ id }) => id), history.count(filter)]).toEqual([name, name === 'unprocessed' ? ['i2'] : [], name === 'unprocessed' ? 1 : 0]);
      }
    }
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter((text) => text.includes(evil) || text.includes(evil.replaceAll("'", "''")))).toEqual([]);
    expect(history.page({ view: 'rows', text: "О'Брайен" }, { limit: 50 }).rows.map(({ id }) => id)).toEqual(['i1']);
    expect(raw.prepare('SELECT count(*) FROM inquiries WHERE _deleted = 0').pluck().get()).toBe(2);
  });

  it.each([
    ['inquiries_unusual_outcome', { outcome: 'missed' }], ['inquiries_unusual_type', { whoTypes: ['contractor'] }], ['inquiries_written', { kinds: ['lead', 'dialog'] }], ['inquiries_unprocessed', { unprocessed: 'all' }],
  ] as const)('walk %s, which holds only the rows of their words', (index, filter) => {
    const { texts, prepare, history } = aHistory();
    history.page({ view: 'rows', ...filter } as unknown as HistoryFilter, { limit: 50 });
    const page = texts.findLast((text) => text.includes('"topics"') && text.endsWith('limit ?'))!, places = [...page.matchAll(/\?/g)].map(() => 0);
    expect((prepare(`EXPLAIN QUERY PLAN ${page}`).all(...places) as { detail: string }[]).map(({ detail }) => detail).join('\n')).toContain(`USING INDEX ${index}`);
  });
});
