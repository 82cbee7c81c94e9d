import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, minute } from '#shared/kernel/values.ts';
import type { AppointmentRow, DayView } from '#shared/schedule/contract.ts';
import { openTestClinic } from '#tests/support/clinic.ts';
import { testFolder } from '#tests/support/database.ts';
import { escaped } from '#shared/kernel/html.ts';
import { dayPage } from './print-page.ts';

const wednesday = day('2026-11-25');
const anAppointment = (more: Partial<AppointmentRow> = {}): AppointmentRow => ({ id: 'a', doctorId: 'd', patient: 'Ёлкина Анна', phone: '+7 (999) 123-45-67', day: wednesday, startMin: minute(600), endMin: minute(630), status: 'confirmed', kind: 'onlineConsultation', comment: 'скол', banned: false, chairId: 'c', ...more });
const aView = (appointments: readonly AppointmentRow[], doctor = 'Орлова'): DayView => ({
  day: wednesday, branch: { id: 'b', name: 'Линия', zone: 'Europe/Moscow', opensMin: minute(540), closesMin: minute(1260) }, chairs: [{ id: 'c', name: 'Кабинет 1' }], appointments: [...appointments],
  doctors: [
    { id: 'd', name: doctor, speciality: 'Терапевт', group: '', colour: 'blue', usualMin: 30, shifts: [{ startMin: minute(540), endMin: minute(660) }], reserved: [], absences: [] },
    { id: 'off', name: 'Белов', speciality: '', group: '', colour: 'red', usualMin: 30, shifts: [], reserved: [], absences: [] },
  ],
});
const page = (view: DayView, doctorIds: readonly string[] = []) => dayPage({ view, doctorIds, language: 'ru', by: 'Ивлева Анна', printedAt: '25.11.2026 08:00' });

describe('the printed day', () => {
  it('holds what is booked, free and whose it is, and leaves out the cancelled and those who do not work', () => {
    const html = page(aView([anAppointment(), anAppointment({ id: 'x', patient: 'Отменённая', status: 'cancelled' })]));
    for (const text of ['Расписание: среда, 25.11.2026', 'Орлова', '10:00–10:30', 'Ёлкина Анна', '+7 (999) 123-45-67', 'подтверждён, онлайн-консультация', 'Кабинет 1', 'скол', '09:00–10:00', 'свободно', 'Ивлева Анна']) expect(html).toContain(text);
    expect(html).not.toContain('Отменённая');
    expect(html).not.toContain('Белов');
    expect(page(aView([]), ['off'])).toContain('не работает');
  });
  it('takes any text for text: no tag of it is left, in names, comments or doctors', () => {
    const payloads = ['<img src=x onerror=alert(1)>', '<script>alert(1)</script>', '"><svg onload=alert(1)>', "'-alert(1)-'", '</style><script>1</script>', '&lt;b&gt;', 'javascript:alert(1)', '\u202Etxt'];
    for (const text of payloads) {
      const html = page(aView([anAppointment({ patient: text, comment: text, phone: text })], text));
      expect(html.match(/<[a-z!/][^>]*>/gi)?.map((tag) => tag.replace(/^<\/?/, '').split(/[\s>]/)[0]!.toLowerCase()).filter((tag) => !['!doctype', 'html', 'head', 'meta', 'title', 'style', 'body', 'h1', 'p', 'section', 'h2', 'small', 'table', 'thead', 'tbody', 'tr', 'th', 'td'].includes(tag))).toEqual([]);
      expect(html).toContain(escaped(text));
    }
    fc.assert(fc.property(fc.string(), (text) => { expect(/[<>"']/.test(escaped(text))).toBe(false); }));
  });
});

describe('schedule.print', () => {
  it('asks where to put the file, writes it, and writes down who took the day off the screen', async () => {
    const folder = testFolder(), path = join(folder, 'day.pdf'), asked: string[] = [], pages: string[] = [];
    let where: string | undefined = path;
    const clinic = openTestClinic({
      files: { chooseSave: ({ name }) => { asked.push(name); return Promise.resolve(where); }, chooseOpen: () => Promise.resolve(undefined), chooseFolder: () => Promise.resolve(undefined) },
      printing: { paper: (html) => { pages.push(html); return Promise.resolve(false); }, pdf: (html) => { pages.push(html); return Promise.resolve(new Uint8Array([37, 80, 68, 70])); } },
    });
    const window = await clinic.signIn('ivleva'), head = clinic.audit.head().seq;
    expect(await window.ask('schedule.print', { day: '2026-11-26', how: 'pdf' })).toEqual({ kind: 'done' });
    expect([readFileSync(path, 'latin1'), asked]).toEqual(['%PDF', ['Расписание 26.11.2026.pdf']]);
    expect(pages[0]).toContain('Сафин Олег');
    expect(clinic.audit.head().seq).toBe(head + 1);
    where = undefined;
    expect(await window.ask('schedule.print', { day: '2026-11-26', how: 'pdf' })).toEqual({ kind: 'cancelled' });
    expect(await window.ask('schedule.print', { day: '2026-11-26', how: 'paper' })).toEqual({ kind: 'cancelled' });
    expect(clinic.audit.head().seq).toBe(head + 1);
    where = join(folder, 'no/such/folder.pdf');
    await expect(window.ask('schedule.print', { day: '2026-11-26', how: 'pdf' })).rejects.toThrow('storage file');
  });
});
