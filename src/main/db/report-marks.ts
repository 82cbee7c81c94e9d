/**
 * Triggers that mark the hours whose figures have changed (decision 24). Whoever writes (the desk, an import's own
 * connection, an undo, a merge, the journal's repetition) writes the mark in the same transaction; a report never has to
 * be told. A row counts on the day its inquiry began, so everything else is led back to that moment.
 */
const hourMs = 3_600_000, ever = 8_640_000_000_000_000;
/** A phone is looked up when a leg is answered, which may be after the midnight of the day the call counts on. */
const longestCallMs = 12 * hourMs;

const counted = 'ON CONFLICT (from_at, till_at) DO UPDATE SET n = n + 1;';
const floored = (at: string): string => `${at} - ${at} % ${hourMs}`;
/** The hours of inquiries that `where` finds. */
const hoursOf = (where: string, from = 'inquiries i'): string =>
  `INSERT INTO report_marks (from_at, till_at) SELECT ${floored('i.started_at')}, ${floored('i.started_at')} + ${hourMs} FROM ${from} WHERE ${where} ${counted}`;
const hourAt = (at: string, when = 'true'): string =>
  `INSERT INTO report_marks (from_at, till_at) SELECT ${floored(at)}, ${floored(at)} + ${hourMs} WHERE ${when} ${counted}`;
const stretch = (from: string, till: string): string =>
  `INSERT INTO report_marks (from_at, till_at) SELECT max(0, ${floored(`(${from} - ${longestCallMs})`)}), ${till} WHERE true ${counted}`;

const trigger = (table: string, event: 'insert' | 'update', body: string, when = ''): string =>
  `CREATE TRIGGER "${table}_report_${event}" AFTER ${event.toUpperCase()} ON "${table}"${when === '' ? '' : ` WHEN ${when}`} BEGIN\n  ${body}\nEND;`;

const ends = (row: 'NEW' | 'OLD'): string => `coalesce(${row}.till_at, ${ever})`;
const sameHolder = ['phone_id', 'employee_id', 'from_at', '_deleted'].map((c) => `NEW.${c} IS OLD.${c}`).join(' AND ');
const linked = 'appointment_actions a JOIN inquiries i ON i.id = a.linked_inquiry_id';

/** By table. */
export const reportTriggers: Readonly<Record<string, readonly string[]>> = {
  inquiries: [
    trigger('inquiries', 'insert', hourAt('NEW.started_at')),
    trigger('inquiries', 'update', `${hourAt('NEW.started_at')}\n  ${hourAt('OLD.started_at', `OLD.started_at / ${hourMs} <> NEW.started_at / ${hourMs}`)}`),
  ],
  call_legs: [
    trigger('call_legs', 'insert', hoursOf('i.id = NEW.call_id')),
    trigger('call_legs', 'update', hoursOf('i.id IN (NEW.call_id, OLD.call_id)')),
  ],
  appointment_actions: [
    trigger('appointment_actions', 'insert', hoursOf('i.id IN (NEW.linked_inquiry_id, NEW.given_inquiry_id)'), 'NEW.linked_inquiry_id IS NOT NULL OR NEW.given_inquiry_id IS NOT NULL'),
    trigger('appointment_actions', 'update', hoursOf('i.id IN (NEW.linked_inquiry_id, NEW.given_inquiry_id, OLD.linked_inquiry_id, OLD.given_inquiry_id)')),
  ],
  // An appointment is written before its action, so its insert has nobody to tell.
  appointments: [trigger('appointments', 'update', hoursOf('a.appointment_id = NEW.id', linked), `(NEW.status = 'completed') IS NOT (OLD.status = 'completed') OR NEW._deleted IS NOT OLD._deleted`)],
  patients: [trigger('patients', 'update', hoursOf('a.patient_id = NEW.id', linked), 'NEW.created_at IS NOT OLD.created_at')],
  phone_bindings: [
    trigger('phone_bindings', 'insert', stretch('NEW.from_at', ends('NEW'))),
    trigger('phone_bindings', 'update', stretch(`iif(${sameHolder}, min(${ends('NEW')}, ${ends('OLD')}), min(NEW.from_at, OLD.from_at))`, `max(${ends('NEW')}, ${ends('OLD')})`), `NOT (${sameHolder} AND NEW.till_at IS OLD.till_at)`),
  ],
  phones: [trigger('phones', 'update', stretch('0', String(ever)), 'NEW.extension IS NOT OLD.extension')],
  call_tags: [
    trigger('call_tags', 'insert', hoursOf('i.id = NEW.call_id')),
    trigger('call_tags', 'update', hoursOf('i.id IN (NEW.call_id, OLD.call_id)')),
  ],
  tag_prompts: [
    trigger('tag_prompts', 'insert', hoursOf('i.id = NEW.id')),
    trigger('tag_prompts', 'update', hoursOf('i.id = NEW.id')),
  ],
  leads: [
    trigger('leads', 'insert', hoursOf('i.id = NEW.id')),
    trigger('leads', 'update', hoursOf('i.id = NEW.id')),
  ],
};
