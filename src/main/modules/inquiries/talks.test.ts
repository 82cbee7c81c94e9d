import { expect, it } from 'vitest';
import { openTestClinic } from '#tests/support/clinic.ts';
import { talksSql } from './talks.ts';

it('a booking pays two indexes for its conversations: no row of an inquiry, and no card of a number that nobody called from', () => {
  const clinic = openTestClinic(), plan = (clinic.database.raw.prepare(`EXPLAIN QUERY PLAN ${talksSql}`).all({ patient: '', from: 0, till: 0 }) as { detail: string }[]).map(({ detail }) => detail);
  const searches = plan.filter((line) => line.startsWith('SEARCH'));
  expect(searches.slice(0, 3).map((line) => line.replace(/ \(.*/, ''))).toEqual([
    'SEARCH inquiries USING COVERING INDEX inquiries_patient',
    'SEARCH f USING COVERING INDEX patient_phones_patient',
    'SEARCH i USING COVERING INDEX inquiries_unnamed',
  ]);
  // the cards of the number are asked about within the inquiries that were found
  expect(plan.indexOf(searches[2]!)).toBeLessThan(plan.findIndex((line) => line.startsWith('SEARCH me')));
});
