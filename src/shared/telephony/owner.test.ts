import { expect, it } from 'vitest';
import { instant } from '../kernel/values.ts';
import { ownedAt } from './owner.ts';

const leg = (direction: 'inbound' | 'outbound', startedAt: number, answeredAt?: number) => ({ direction, startedAt: instant(startedAt), ...(answeredAt === undefined ? {} : { answeredAt: instant(answeredAt) }) });

it.each([
  ['an incoming call that was lifted', leg('inbound', 10, 20), 20], ['an incoming call nobody lifted', leg('inbound', 10), 10], ['an outgoing call, answered or not', leg('outbound', 10, 20), 10],
  ['a call that was lifted after the clock was set back', leg('inbound', 10, 4), 10],
])('%s is of whoever has the phone at that moment (A-33)', (_, one, at) => { expect(ownedAt(one)).toBe(at); });
