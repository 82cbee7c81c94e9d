import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leads } from '../../src/renderer/features/leads/locales.ts';
import { leadSources } from '../../src/renderer/features/lead-sources/locales.ts';
import { leadProblems } from '#shared/leads/incoming.ts';
import { envelopeProblems } from '#shared/leads/sources-contract.ts';

const source = join(import.meta.dirname, '../../src/main/modules/leads');
/** Codes of a source's state that main's own code gives. */
const codes = [...new Set(readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .flatMap((name) => [...readFileSync(join(source, name), 'utf8').matchAll(/code: 'leads\.([a-z-]+)'/g)].map(([, code]) => code!)))].sort();

describe.each(['ru', 'en'] as const)('what is wrong with a lead is said so that a person can act on it (%s)', (language) => {
  it.each([...leadProblems])('in the list of notifications: %s', (problem) => { expect(leads[language].problem[problem]).toMatch(/\S+ \S+/); });
  it.each([...envelopeProblems])('beside a letter that waits: %s', (problem) => { expect(leadSources[language].problem[problem]).toMatch(/\S+ \S+/); });
  it('at a source that answers badly: each code main gives has its sentence', () => {
    expect(codes).toEqual(expect.arrayContaining(['not-json', 'redirect', 'too-big', 'unauthorized', 'unreachable']));
    const said: Readonly<Record<string, string | undefined>> = leadSources[language].code.leads;
    expect(codes.filter((code) => !/\S+ \S+/.test(said[code] ?? ''))).toEqual([]);
  });
});
