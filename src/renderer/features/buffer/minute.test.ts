import { describe, expect, it } from 'vitest';
import { personOfAbout } from './about.ts';
import { minuteOfText } from './minute.ts';

describe('a task from the buffer', () => {
  it('reads its time as people write it', () => {
    expect(['9:30', '9.30', '930', '0930', '9', '23:59', '24:00', '9:75', ''].map(minuteOfText)).toEqual([570, 570, 570, 570, 540, 1439, undefined, undefined, undefined]);
  });
  it('is for the card when there is one, else for the typed name, and always remembers its call', () => {
    expect(personOfAbout({ who: 'Ёлкина', patientId: 'p1', typedName: 'Ёлкина', phone: '+79001000101', inquiryId: 'i1' })).toEqual({ patientId: 'p1', phone: '+79001000101', inquiryId: 'i1' });
    expect(personOfAbout({ who: 'Носова', typedName: 'Носова' })).toEqual({ typedName: 'Носова' });
  });
});
