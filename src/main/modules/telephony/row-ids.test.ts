import { expect, it } from 'vitest';
import type { EndCause } from '#shared/telephony/call.ts';
import { instant, type Id } from '#shared/kernel/values.ts';
import { createRowIds, fewestRowIds } from './row-ids.ts';

const phone = '101';
function kept() {
  const book = new Set<Id>();
  let made = 0;
  const ids = createRowIds(() => `row ${made++}`, (callId) => book.has(callId));
  /** A call begins, is written and is ended so; undefined: it goes on. */
  const call = (name: string, cause?: EndCause): Id => {
    const callId = name, id = ids.of(callId, phone);
    book.add(callId);
    ids.keep({ id, callId, phone, endedAt: cause === undefined ? null : instant(1), cause: cause ?? null });
    ids.tidy();
    return id;
  };
  const many = (what: string, forgotten: boolean): void => {
    for (let n = 0; n < 3 * fewestRowIds; n++) { call(`${what} ${String(n)}`, 'caller-abandoned'); if (forgotten) book.delete(`${what} ${String(n)}`); }
  };
  return { ids, book, call, many, of: (name: string) => ids.of(name, phone) };
}

it('gives a leg the row it has for as long as the book knows its call, however many came after it', () => {
  const { call, many, of } = kept(), alive = call('alive'), over = call('over', 'caller-abandoned');
  many('known', false);
  many('forgotten', true);
  expect([of('alive'), of('over'), of('known 0')]).toEqual([alive, over, 'row 2']);
});

it('forgets the rows of calls that were told to be over and that the book has forgotten', () => {
  const { book, call, many, of } = kept(), over = call('over', 'caller-abandoned');
  expect(of('over')).toBe(over);
  book.delete('over');
  many('later', true);
  expect(of('over')).not.toBe(over);
});

it('keeps the row of a leg whose end was only concluded, until somebody tells it', () => {
  const { book, call, many, of } = kept();
  const lost = call('lost', 'connection-lost'), unknown = call('unknown', 'unknown'), told = call('told', 'unknown');
  expect(call('told', 'normal')).toBe(told);
  for (const name of ['lost', 'unknown', 'told']) book.delete(name);
  many('later', true);
  expect([of('lost'), of('unknown')]).toEqual([lost, unknown]);
  expect(of('told')).not.toBe(told);
});

it('lets a call that was joined to another one go on in its row, and leaves the row the other one has', () => {
  const { ids, call, of } = kept(), first = call('first'), second = call('second');
  ids.join('first', 'third', phone);
  expect(of('third')).toBe(first);
  ids.join('first', 'second', phone);
  expect(of('second')).toBe(second);
});
