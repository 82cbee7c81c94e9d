import { expect, it } from 'vitest';
import { calls, counted, years } from './plural.ts';

it.each([[1, '1\u00a0звонок'], [2, '2\u00a0звонка'], [5, '5\u00a0звонков'], [11, '11\u00a0звонков'], [21, '21\u00a0звонок'], [22, '22\u00a0звонка'], [101, '101\u00a0звонок'], [1.5, '1,5\u00a0звонка']])(
  'counts %s calls in Russian', (n, text) => { expect(counted(n, calls)).toBe(text); });
it('counts years of age', () => { expect([1, 3, 9, 21].map((n) => counted(n, years))).toEqual(['1\u00a0год', '3\u00a0года', '9\u00a0лет', '21\u00a0год']); });
