import { describe, expect, it } from 'vitest';
import { defaultWhoType, isIncomplete, personByNumber } from './person.ts';

describe('who is calling', () => {
  it('is the only card that holds the number', () => {
    expect(personByNumber({ patientIds: ['елена'] })).toEqual({ kind: 'patient', id: 'елена' });
  });
  it('is never chosen among several cards', () => {
    expect(personByNumber({ patientIds: ['елена', 'тимур'] })).toEqual({ kind: 'none' });
  });
  it('is an employee by the number of the employee card', () => {
    expect(personByNumber({ patientIds: [], employee: { id: 'мороз' } })).toEqual({ kind: 'employee', id: 'мороз' });
  });
  it('is the patient card of an employee who is treated here', () => {
    expect(personByNumber({ patientIds: ['p6'], employee: { id: 'мороз', patientId: 'p6' } })).toEqual({ kind: 'patient', id: 'p6' });
  });
});

describe('the default type', () => {
  const patient = { kind: 'patient', id: 'p' } as const;
  it('follows the future appointment', () => {
    expect(defaultWhoType(patient, { employeeNumber: false, hasFutureAppointment: false })).toBe('wantsToBook');
    expect(defaultWhoType(patient, { employeeNumber: false, hasFutureAppointment: true })).toBe('alreadyBooked');
  });
  it('is «Сотрудник» for an employee, treated here or not', () => {
    expect(defaultWhoType(patient, { employeeNumber: true, hasFutureAppointment: true })).toBe('employee');
  });
  it('of a person without a card is that they want to book', () => {
    expect(defaultWhoType({ kind: 'typed', name: 'Носова' }, { employeeNumber: false, hasFutureAppointment: false })).toBe('wantsToBook');
  });
});

it('a row lacks its required fields until saved, typed, and given a topic by those who want to book, save in a dialog or a lead (A-13)', () => {
  expect(isIncomplete({ kind: 'call', whoType: 'wantsToBook', topicId: null, authorId: 'анна' })).toBe(true);
  expect(isIncomplete({ kind: 'call', whoType: 'alreadyBooked', topicId: null, authorId: 'анна' })).toBe(false);
  expect(isIncomplete({ kind: 'call', whoType: 'alreadyBooked', topicId: null, authorId: null })).toBe(true);
  for (const kind of ['dialog', 'dialogLead', 'lead'] as const) expect(isIncomplete({ kind, whoType: 'wantsToBook', topicId: null, authorId: 'анна' })).toBe(false);
});
