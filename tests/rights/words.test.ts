import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noCounts } from '#main/modules/import/order.ts';
import { auditWords } from '#shared/audit/words.ts';
import { rightGroups } from '#shared/staff/groups.ts';
import { rights } from '#shared/staff/rights.ts';
import { staff } from '../../src/renderer/features/staff/locales.ts';

describe('every right', () => {
  it('stands in one group of the editor of roles (src/shared/staff/groups.ts)', () => {
    expect(Object.values(rightGroups).flat().sort()).toEqual([...rights].sort());
  });
  it('has its line in the editor and its words in the change log, in both languages', () => {
    const lines = rights.map((right) => right.replace('.', '_'));
    for (const language of ['ru', 'en'] as const) {
      expect(lines.filter((line) => !(line in staff[language].rights))).toEqual([]);
      expect(rights.filter((right) => !(right in auditWords[language].word))).toEqual([]);
    }
  });
});

describe('the change log', () => {
  const folder = join(import.meta.dirname, '../../src/main');
  const lines = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n')).filter((line) => /\baction: .*\bentity: |\brecord\(by, |\b(?:change|note|noted|place)\((?:tx|ctx), |\bwrite\(ctx, '|\b\w*Action = '/.test(line));
  const literals = (pattern: RegExp): string[] => [...new Set(lines.flatMap((line) => [...line.matchAll(pattern)].map(([, found]) => found!)))];

  it('has words in both languages for every deed and every thing that the program writes into it', () => {
    const deeds = literals(/'([a-z]\w*\.\w+(?:\.\w+)*)'/g), things = literals(/\bentity: '(\w+)'/g);
    expect(deeds.length).toBeGreaterThan(120); // the pattern still finds them
    for (const language of ['ru', 'en'] as const) {
      expect(deeds.filter((deed) => !(deed in auditWords[language].action))).toEqual([]);
      expect(things.filter((thing) => !(thing in auditWords[language].entity))).toEqual([]);
    }
  });
  it('has words in both languages for what an import and an export tell', () => {
    const told = [...Object.keys(noCounts), 'removed', 'keptEdited', 'keptUsed', 'families', 'file'];
    for (const language of ['ru', 'en'] as const) expect(told.filter((field) => !(field in auditWords[language].field))).toEqual([]);
  });
});
