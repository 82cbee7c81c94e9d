import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en as bookingEn, ru as bookingRu } from '../features/booking/locales.ts';
import { en as scheduleEn, ru as scheduleRu } from '../features/schedule/locales.ts';
import { errorCodes } from '#shared/kernel/errors.ts';
import { en } from './en/index.ts';
import { ru } from './ru/index.ts';

const renderer = join(import.meta.dirname, '..');
const plural = /_(zero|one|two|few|many|other)$/;
const isBranch = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const keysOf = (tree: Record<string, unknown>, path = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) => (isBranch(value) ? keysOf(value, `${path}${key}.`) : [`${path}${key}`]));
const singular = (tree: Record<string, unknown>) => [...new Set(keysOf(tree).map((key) => key.replace(plural, '')))].sort();

const sources = (readdirSync(renderer, { recursive: true }) as string[]).filter((file) => /\.tsx?$/.test(file) && !/\.test\.|test-builders/.test(file) && !/locales(\/|\.ts$)/.test(file));
const textOf = (file: string) => readFileSync(join(renderer, file), 'utf8');
const withoutComments = (code: string) => code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');

describe('the two languages of the desk', () => {
  it.each([['the frame and the calls', ru, en], ['the schedule', scheduleRu, scheduleEn], ['«Новый прием»', bookingRu, bookingEn]])('say the same things: %s', (_, russian, english) => {
    expect(singular(english)).toEqual(singular(russian));
  });
  it('count in the four Russian forms wherever anything is counted', () => {
    const forms = keysOf(ru).filter((key) => plural.test(key));
    for (const key of new Set(forms.map((one) => one.replace(plural, '')))) expect(forms.filter((one) => one.replace(plural, '') === key).length, key).toBe(4);
  });
  it('have a sentence for every failure that may reach a screen', () => {
    expect(Object.keys(ru.errors.code).sort()).toEqual([...errorCodes].sort());
  });
  it('have a title for all long work that stands in the line of states', () => {
    const main = join(renderer, '../main');
    const started = (readdirSync(main, { recursive: true }) as string[]).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).flatMap((file) => [...readFileSync(join(main, file), 'utf8').matchAll(/jobs\.start\('([\w.]+)'/g)].map((match) => match[1]!));
    expect(new Set(started).size).toBeGreaterThan(10);
    expect([...new Set(started)].filter((kind) => !singular(ru).includes(`jobs.kind.${kind}`))).toEqual([]);
  });
  it('leave no Russian word in a component', () => {
    expect(sources.filter((file) => /[А-Яа-яЁё]/.test(withoutComments(textOf(file))))).toEqual([]);
  });
  it('have every word that a component of the frame asks for', () => {
    const known = new Set(singular(ru));
    const own = sources.filter((file) => !/features\/(schedule|booking)\//.test(file));
    const asked = own.flatMap((file) => [...textOf(file).matchAll(/(?<![\w.])(?:i18next\.)?t\('([\w.-]+)'/g)].map((match) => match[1]!));
    expect(asked.length).toBeGreaterThan(150);
    expect([...new Set(asked)].filter((key) => !known.has(key))).toEqual([]);
  });
  it('have a branch for every word that is chosen by a code', () => {
    const own = sources.filter((file) => !/features\/(schedule|booking)\//.test(file));
    const branches = own.flatMap((file) => [...textOf(file).matchAll(/(?<![\w.])t\(`([\w.-]+)\.\$\{/g)].map((match) => match[1]!));
    const known = keysOf(ru);
    expect([...new Set(branches)].filter((branch) => !known.some((key) => key.startsWith(`${branch}.`)))).toEqual([]);
  });
});
