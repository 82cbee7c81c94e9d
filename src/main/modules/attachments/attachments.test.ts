import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { largestFile, MiB } from '#shared/attachments/types.ts';
import type { Id } from '#shared/kernel/values.ts';
import { testFolder } from '#tests/support/database.ts';
import { openModules, type TestModules } from '#tests/support/modules.ts';

const jpeg = (size: number) => { const bytes = Buffer.alloc(size, 7); bytes.set([0xff, 0xd8, 0xff, 0xe0]); return bytes; };
const page = '<!doctype html><script>alert(1)</script>';

let m: TestModules, desk: ReturnType<TestModules['as']>, patientId: Id, folder: string;
beforeEach(async () => {
  m = openModules();
  desk = m.as('administrator');
  folder = testFolder();
  ({ patientId } = await desk.patients.create({ surname: 'Громова' }));
});
const put = (name: string, content: string | Buffer): string => { writeFileSync(join(folder, name), content); return join(folder, name); };
const take = async (path: string) => { m.chosen.open = path; return desk.attachments.choose({ patientId }); };
const names = async () => (await desk.attachments.ofPatient({ patientId })).map((one) => one.name);
const pieces = () => m.database.raw.prepare('SELECT count(*) FROM attachment_chunks').pluck().get();

describe('files of a card', () => {
  it('come in whole, piece by piece, and go out the same', async () => {
    const bytes = jpeg(3 * MiB + 17);
    expect(await take(put('снимок.jpg', bytes))).toMatchObject({ kind: 'added', name: 'снимок.jpg', renamed: false });
    const [row] = await desk.attachments.ofPatient({ patientId });
    expect(row).toMatchObject({ type: 'jpeg', size: bytes.length, here: true, at: m.clock.now() });
    const seen = await desk.attachments.view({ attachmentId: row!.id });
    expect([seen.mime, Buffer.compare(seen.bytes, bytes)]).toEqual(['image/jpeg', 0]);
    m.chosen.save = join(folder, 'out.jpg');
    expect(await desk.attachments.saveAs({ attachmentId: row!.id })).toEqual({ saved: true });
    expect(Buffer.compare(readFileSync(join(folder, 'out.jpg')), bytes)).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['out.jpg', 'снимок.jpg']);
  });

  it('are exactly as large as 25 MiB and not a byte more; 4 GiB are refused without being read', async () => {
    expect(await take(put('a.jpg', jpeg(largestFile)))).toMatchObject({ kind: 'added' });
    expect(await take(put('b.jpg', jpeg(largestFile + 1)))).toMatchObject({ kind: 'refused', why: 'too-large' });
    const huge = put('huge.jpg', jpeg(16));
    truncateSync(huge, 4 * 1024 * MiB);
    const before = process.memoryUsage().arrayBuffers;
    expect(await take(huge)).toEqual({ kind: 'refused', name: 'huge.jpg', why: 'too-large' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(MiB);
    await expect(desk.attachments.addDropped({ patientId, name: 'c.jpg', bytes: jpeg(largestFile + 1) })).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await names()).toEqual(['a.jpg']);
  });

  it('are told by their bytes: a lie is refused, an honest mistake gets the right ending', async () => {
    for (const [name, content] of [['scan.pdf', 'MZ\x90\0program'], ['scan.jpg', page], ['photo.png', '<svg onload="alert(1)"/>'], ['readme.txt', '#!/bin/sh\nrm -rf /'], ['scan.docx', 'PK\x03\x04 not a zip']] as const) {
      expect(await take(put(name, content))).toEqual({ kind: 'refused', name, why: 'type' });
    }
    expect(await take(put('scan.png', jpeg(100)))).toMatchObject({ kind: 'added', name: 'scan.jpg', renamed: true });
    expect(await take(put('invoice.pdf.exe', '%PDF-1.7 x'))).toMatchObject({ kind: 'added', name: 'invoice.pdf', renamed: true });
    expect(await take(put('empty.jpg', ''))).toMatchObject({ kind: 'refused', why: 'empty' });
    expect(pieces()).toBe(2);
  });

  it('that are a picture and a page at once are given to the window as a picture alone, other types never', async () => {
    await take(put('both.jpg', Buffer.concat([jpeg(20), Buffer.from(page)])));
    await take(put('doc.pdf', `%PDF-1.7\n${page}`));
    const rows = await desk.attachments.ofPatient({ patientId }), idOf = (name: string) => rows.find((row) => row.name === name)!.id;
    expect((await desk.attachments.view({ attachmentId: idOf('both.jpg') })).mime).toBe('image/jpeg');
    await expect(desk.attachments.view({ attachmentId: idOf('doc.pdf') })).rejects.toMatchObject({ code: 'conflict', reason: 'file-not-viewable' });
  });

  it('are no links, folders or pipes', async () => {
    symlinkSync('/etc/passwd', join(folder, 'scan.txt'));
    mkdirSync(join(folder, 'folder.pdf'));
    execFileSync('mkfifo', [join(folder, 'pipe.pdf')]);
    expect(await take(join(folder, 'scan.txt'))).toEqual({ kind: 'refused', name: 'scan.txt', why: 'link' });
    expect(await take(join(folder, 'folder.pdf'))).toMatchObject({ kind: 'refused', why: 'unreadable' });
    expect(await take(join(folder, 'pipe.pdf'))).toMatchObject({ kind: 'refused', why: 'unreadable' });
    expect(await take(join(folder, 'gone.pdf'))).toMatchObject({ kind: 'refused', why: 'unreadable' });
    expect(await names()).toEqual([]);
  });

  it('leave every way out of the folder behind in their names, and are offered for saving under those alone', async () => {
    const tricks = ['../../x.txt', '..\\..\\y.txt', '%2e%2e%2fz.txt', '\\\\server\\share\\u.txt', 'CON', 'nul.txt', 'a\u202etxt.exe', 'b\u200b.txt', 'C:\\w.txt', 'v.txt:stream'];
    for (const [n, name] of tricks.entries()) await desk.attachments.addDropped({ patientId, name, bytes: Buffer.from(`текст ${String(n)}`) });
    expect((await names()).reverse()).toEqual(['x.txt', 'y.txt', 'z.txt', 'u.txt', '_CON.txt', '_nul.txt', 'atxt.txt', 'b.txt', 'w.txt', 'v.txt_stream.txt']);
    for (const { id, name } of await desk.attachments.ofPatient({ patientId })) {
      m.chosen.save = undefined;
      expect(await desk.attachments.saveAs({ attachmentId: id })).toEqual({ saved: false });
      expect(m.chosen.asked).toBe(name);
    }
  });

  it('are kept once in a card, can be taken away and back, and say so in its history', async () => {
    await take(put('a.jpg', jpeg(40)));
    expect(await take(put('b.jpg', jpeg(40)))).toEqual({ kind: 'refused', name: 'b.jpg', why: 'twice' });
    const [row] = await desk.attachments.ofPatient({ patientId });
    await desk.attachments.setNote({ attachmentId: row!.id, note: ' до лечения ' });
    await desk.attachments.remove({ attachmentId: row!.id });
    expect(await names()).toEqual([]);
    await expect(desk.attachments.view({ attachmentId: row!.id })).rejects.toMatchObject({ code: 'not-found' });
    await desk.attachments.restore({ attachmentId: row!.id });
    expect(await desk.attachments.ofPatient({ patientId })).toMatchObject([{ name: 'a.jpg', note: 'до лечения' }]);
    expect((await desk.patients.history({ patientId })).rows.map((one) => one.action)).toEqual(['attachments.restore', 'attachments.remove', 'attachments.setNote', 'attachments.add', 'patients.create']);
  });

  it('that were changed on the disk are noticed, not shown', async () => {
    await take(put('a.jpg', jpeg(40)));
    m.database.raw.prepare('UPDATE attachment_chunks SET bytes = zeroblob(40)').run();
    const [row] = await desk.attachments.ofPatient({ patientId });
    await expect(desk.attachments.view({ attachmentId: row!.id })).rejects.toMatchObject({ code: 'database', reason: 'damaged' });
  });

  it('whose taking in was cut off leave no pieces behind', async () => {
    m.database.raw.prepare('INSERT INTO attachment_chunks (attachment_id, n, bytes) VALUES (?, 0, zeroblob(9))').run(m.newId());
    await take(put('a.jpg', jpeg(40)));
    expect(pieces()).toBe(1);
  });

  it('may be looked at by a doctor, who adds and removes none', async () => {
    await take(put('a.jpg', jpeg(40)));
    const doctor = m.as('doctor'), [row] = await doctor.attachments.ofPatient({ patientId });
    expect((await doctor.attachments.view({ attachmentId: row!.id })).bytes).toHaveLength(40);
    for (const refused of [() => doctor.attachments.remove({ attachmentId: row!.id }), () => doctor.attachments.choose({ patientId })]) await expect(refused()).rejects.toMatchObject({ code: 'forbidden' });
    await expect(m.as('systemAdministrator').attachments.view({ attachmentId: row!.id })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
