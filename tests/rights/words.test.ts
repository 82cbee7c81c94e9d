import { describe, expect, it } from 'vitest';
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
