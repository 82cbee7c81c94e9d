import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { instant } from '#shared/kernel/values.ts';
import { openTestClinic } from '#tests/support/clinic.ts';
import { testFolder } from '#tests/support/database.ts';

const letters = 'абвгдежзиклмнопрстуфхцчшщэюя';
/** A thousand of each, and one mark in all of them that stands nowhere else. */
const marks = ['Ъщюэъ', '799980'] as const;
const surnameOf = (n: number): string => `${marks[0]}${letters[n % letters.length]}${letters[Math.floor(n / letters.length) % letters.length]}${letters[Math.floor(n / letters.length ** 2)]}`;
const phoneOf = (n: number): string => `+${marks[1]}${String(10_000 + n * 37).padStart(5, '0')}`;

/** Which marks stand in the clear in a file of the folder, as UTF-8 or UTF-16, as they are or as a search keeps them. */
function inTheClear(folder: string): string[] {
  const found: string[] = [];
  const forms = marks.flatMap((text) => [...new Set([text, text.toLowerCase(), [...text].reverse().join('')])].flatMap((form) => [Buffer.from(form, 'utf8'), Buffer.from(form, 'utf16le')].map((bytes) => [text, bytes] as const)));
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    for (const [text, form] of forms) if (bytes.includes(form)) found.push(`${entry.name}: ${text}`);
  }
  return found;
}

it('keeps no name and no number in the clear: the file, its log, the journal, a copy, the lines of the log', { timeout: 120_000 }, async () => {
  const journal = join(testFolder(), 'journal'), lines: string[] = [], opens: { path?: string } = {};
  const clinic = openTestClinic({
    journal, log: (...line) => { lines.push(JSON.stringify(line)); },
    files: { chooseOpen: () => Promise.resolve(opens.path), chooseSave: () => Promise.resolve(undefined), chooseFolder: () => Promise.resolve(undefined) },
  });
  const window = await clinic.signIn('popova', '101'), folder = dirname(clinic.database.file);
  for (let n = 0; n < 1_000; n++) {
    const surname = surnameOf(n), phone = phoneOf(n);
    const { patientId } = await window.ask<{ patientId: string }>('patients.create', { surname, firstName: 'Анна', mainComment: `звонить ${surname}`, phones: [{ raw: phone }] });
    if (n % 100 === 0) {
      await window.ask('crm.addTask', { what: `перезвонить ${surname}`, patientId, dueAt: clinic.clock.now() });
      clinic.simulator!.ring({ from: phone, line: '+74950001001' });
    }
    if (n === 0) {
      opens.path = join(testFolder(), 'анамнез.txt');
      writeFileSync(opens.path, `${surname} ${phone}`);
      await window.ask('attachments.choose', { patientId });
    }
  }
  await window.ask('patients.search', { text: surnameOf(1).replace(/.$/, 'ъ') });
  await clinic.jobs.run('copies.make', { at: instant(clinic.clock.now()), folder: join(folder, 'backups'), second: undefined, along: [], own: folder });

  // The search is not blind.
  const plain = testFolder();
  writeFileSync(join(plain, 'x'), `..${surnameOf(7)}..`);
  writeFileSync(join(plain, 'y'), Buffer.from(phoneOf(7), 'utf16le'));
  expect(inTheClear(plain)).toEqual([`x: ${marks[0]}`, `y: ${marks[1]}`]);

  expect(readdirSync(folder).some((name) => name.endsWith('-wal'))).toBe(true);
  expect(readdirSync(join(folder, 'backups')).length * readdirSync(journal).length).toBeGreaterThan(0);
  const open = [...inTheClear(folder), ...inTheClear(journal)];
  clinic.database.emptyLog();
  expect([open, inTheClear(folder), lines.filter((line) => marks.some((mark) => line.includes(mark)))]).toEqual([[], [], []]);
});
