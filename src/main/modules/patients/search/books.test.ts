import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { patients } from '#main/db/schema/index.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { normaliseName, skeletonOf } from '#shared/kernel/normalise.ts';
import { createNameBooks } from './books.ts';

const letters = 'бвгджзклмнпрстфх';
/** A surname of its own for each number. */
const surnameOf = (n: number): string => `${[...String(n)].map((digit) => `${letters[Number(digit)]!}о`).join('')}в`;

function aLibrary() {
  const { write, db } = openTestDatabase();
  let brought = 0;
  /** Cards that came past the writer of cards, as an import's do. */
  const bring = (count: number): string[] => {
    const came = Array.from({ length: count }, (_, n) => surnameOf(brought + n)), { placeholder } = sql;
    write((tx) => {
      const card = tx.insert(patients).values({
        id: placeholder('id'), surname: placeholder('surname'), firstName: 'Анна', surnameNorm: placeholder('norm'), firstNameNorm: 'анна', patronymicNorm: '', skeleton: placeholder('skeleton'), createdAt: 0,
      }).prepare();
      for (const surname of came) card.run({ id: `p${brought++}`, surname, norm: normaliseName(surname), skeleton: skeletonOf(surname) });
    });
    return came;
  };
  return { library: createNameBooks(db), bring };
}

it('follows an import a few cards at a step, and whoever asks in between knows them all', () => {
  const { library, bring } = aLibrary();
  bring(10);
  while (library.step()) { /* the filling */ }
  bring(1_100);
  let steps = 1;
  while (library.step()) steps++;
  expect(steps).toBe(3);
  expect(library.get().surname.size).toBe(1_110);

  const came = bring(600);
  expect(library.step()).toBe(true);
  const { surname } = library.get();
  expect(came.filter((name) => !surname.has(name))).toEqual([]);
  expect(library.step()).toBe(false);
});

it('cards that come while the books are being filled are learnt with the rest', () => {
  const { library, bring } = aLibrary();
  bring(1_600);
  expect(library.step()).toBe(true);
  const came = bring(100);
  while (library.step()) { /* to the end */ }
  expect(came.filter((name) => !library.get().surname.has(name))).toEqual([]);
});
