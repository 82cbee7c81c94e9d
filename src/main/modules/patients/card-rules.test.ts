import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNewOpening, openingLasts, refusalOfGuardian } from './card-rules.ts';

describe('the parent of a card', () => {
  it('is never the card itself nor one of its children, however far below', () => {
    const guardians: Record<string, string | null> = { child: 'mother', mother: 'grandmother', grandmother: null };
    const guardianOf = (id: string) => guardians[id] ?? null;
    expect(refusalOfGuardian('mother', 'mother', guardianOf)).toBe('own-guardian');
    expect(refusalOfGuardian('mother', 'child', guardianOf)).toBe('guardian-cycle');
    expect(refusalOfGuardian('grandmother', 'child', guardianOf)).toBe('guardian-cycle');
    expect(refusalOfGuardian('child', 'grandmother', guardianOf)).toBeUndefined();
    expect(refusalOfGuardian(undefined, 'child', guardianOf)).toBeUndefined();
  });
  it('keeps every card free of being its own ancestor, whatever is tried', () => {
    const cards = ['a', 'b', 'c', 'd', 'e'];
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...cards), fc.constantFrom(...cards)), { maxLength: 40 }), (tries) => {
      const of = new Map<string, string>();
      for (const [id, guardianId] of tries) if (!refusalOfGuardian(id, guardianId, (one) => of.get(one) ?? null)) of.set(id, guardianId);
      for (const start of cards) {
        let above = of.get(start), steps = 0;
        while (above !== undefined && steps++ < 10) { expect(above).not.toBe(start); above = of.get(above); }
      }
    }));
  });
  it('does not hang on a circle that came from another PC', () => {
    expect(refusalOfGuardian('x', 'a', (id) => (id === 'a' ? 'b' : 'a'))).toBeUndefined();
  });
});

describe('opening a card', () => {
  it('is one opening while the same card stays open, and a new one after another card or ten minutes', () => {
    expect(isNewOpening(undefined, { patientId: 'a', at: 0 })).toBe(true);
    expect(isNewOpening({ patientId: 'a', at: 0 }, { patientId: 'a', at: openingLasts - 1 })).toBe(false);
    expect(isNewOpening({ patientId: 'a', at: 0 }, { patientId: 'b', at: 1 })).toBe(true);
    expect(isNewOpening({ patientId: 'a', at: 0 }, { patientId: 'a', at: openingLasts })).toBe(true);
  });
  it('is written down when the clock was set back: better twice than never', () => {
    expect(isNewOpening({ patientId: 'a', at: 500 }, { patientId: 'a', at: 100 })).toBe(true);
  });
});
