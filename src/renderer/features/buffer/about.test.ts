import { describe, expect, it } from 'vitest';
import { personOfAbout } from './about.ts';

describe('a task from the buffer', () => {
  it('is for the card when there is one, else for the typed name, and always remembers its call', () => {
    expect(personOfAbout({ who: 'Ёлкина', patientId: 'p1', typedName: 'Ёлкина', phone: '+79001000101', inquiryId: 'i1' })).toEqual({ patientId: 'p1', phone: '+79001000101', inquiryId: 'i1' });
    expect(personOfAbout({ who: 'Носова', typedName: 'Носова' })).toEqual({ typedName: 'Носова' });
  });
});
