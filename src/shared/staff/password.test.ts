import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { judgePassword } from './password.ts';

it.each([
  ['1234567', 'short'], ['12345678', 'common'], ['qwertyuiop', 'common'], ['йцукен12', 'common'], ['Пароль123', 'common'], ['aaaaaaaaaa', 'repeats'], ['ivleva-2026', 'login'], ['abcabcabc', 'repeats'],
])('refuses «%s»: %s', (password, problem) => {
  expect(judgePassword(password, 'ivleva')).toEqual({ problem, strength: 0 });
});
it('takes a long sentence without capitals and digits, and says how good a password is', () => {
  expect(['мороз и солнце', 'мой кот спит', 'тюльпаны', 'Nk7!pWq2zR'].map((one) => judgePassword(one, 'ivleva').strength)).toEqual([3, 2, 1, 3]);
});
it('never takes one that is short, whatever is in it, and never gets worse by being longer at its end', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 7 }), (password) => { if ([...password.normalize('NFKC')].length < 8) expect(judgePassword(password, '').problem).toBe('short'); }));
});
