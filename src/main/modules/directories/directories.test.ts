import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directoryKinds, isZone } from '#shared/directories/kinds.ts';
import type { E164 } from '#shared/kernel/values.ts';
import { openModules } from '#tests/support/modules.ts';
import { placesOf, sameName } from './rules.ts';

const saved = (result: { kind: string; id?: string }): string => {
  if (result.kind !== 'saved' || result.id === undefined) throw new Error(`not saved: ${JSON.stringify(result)}`);
  return result.id;
};

describe('directories', () => {
  it('tell the channel and the script of a dialled number (R-010, R-011)', async () => {
    const m = openModules(), manager = m.as('manager');
    const site = saved(await manager.directories.save({ kind: 'adChannel', fields: { name: ' Сайт ', script: 'Добрый день', lines: ['+74950001001'] } }));
    expect(m.directories.channelOfLine('+74950001001' as E164)).toEqual({ id: site, name: 'Сайт', script: 'Добрый день' });
    expect(m.directories.channelOfLine('+74950001009' as E164)).toBeUndefined();
    expect(await manager.directories.save({ kind: 'adChannel', fields: { name: 'Карты', script: '', lines: ['+74950001001'] } })).toEqual({ kind: 'line-taken', e164: '+74950001001', by: 'Сайт' });
    await manager.directories.save({ kind: 'adChannel', id: site, fields: { name: 'Сайт', script: '', lines: [] } });
    expect(m.directories.channelOfLine('+74950001001' as E164)).toBeUndefined();
    saved(await manager.directories.save({ kind: 'adChannel', fields: { name: 'Карты', script: '', lines: ['+74950001001'] } }));
    expect(m.directories.channelOfLine('+74950001001' as E164)?.name).toBe('Карты');
  });

  it('no longer offer what is retired, but still know its name; it can be brought back, unless another has its name', async () => {
    const m = openModules(), manager = m.as('manager'), topic = (name: string) => manager.directories.save({ kind: 'topic', fields: { name } });
    const id = saved(await topic('Терапия'));
    saved(await topic('Хирургия'));
    expect(await topic(' терапия ')).toEqual({ kind: 'same-name', id, retired: false });
    await manager.directories.retire({ kind: 'topic', id });
    expect((await manager.directories.all(null)).topics.map((t) => t.name)).toEqual(['Хирургия']);
    expect((await manager.directories.list({ kind: 'topic' })).map((t) => [t.name, t.retired])).toEqual([['Терапия', true], ['Хирургия', false]]);
    expect(m.directories.topicName(id)).toBe('Терапия');
    expect(await topic('Терапия')).toEqual({ kind: 'same-name', id, retired: true });
    await manager.directories.restore({ kind: 'topic', id });
    expect((await manager.directories.all(null)).topics.map((t) => t.name)).toEqual(['Терапия', 'Хирургия']);
    await expect(m.as('administrator').directories.save({ kind: 'topic', fields: { name: 'Имплантация' } })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('stand in the order they were put in; the log tells the old and the new order', async () => {
    const m = openModules(), manager = m.as('manager'), ids: string[] = [];
    for (const name of ['А', 'Б', 'В']) ids.push(saved(await manager.directories.save({ kind: 'topic', fields: { name } })));
    await manager.directories.order({ kind: 'topic', ids: [ids[2]!, ids[0]!] });
    expect((await manager.directories.all(null)).topics.map((t) => t.name)).toEqual(['В', 'А', 'Б']);
    const before = m.audit.head().seq;
    await manager.directories.order({ kind: 'topic', ids: [ids[2]!, ids[0]!, ids[1]!] });
    expect(m.audit.head().seq).toBe(before); // nothing moved, nothing is said
    const text = (m.database.raw.prepare('SELECT text FROM audit_texts ORDER BY seq DESC LIMIT 1').get() as { text: string }).text;
    expect(JSON.parse(text)).toEqual({ before: { order: ['А', 'Б', 'В'] }, after: { order: ['В', 'А', 'Б'] } });
  });

  it('change with a line in the log of what differs, and nothing is written when nothing does', async () => {
    const m = openModules(), manager = m.as('manager'), doctor = (await manager.directories.list({ kind: 'doctor' }))[0]!;
    const fields = { displayName: 'Орлова', specialityId: m.ids.surgery, branchId: m.ids.branch, colour: 'blue' as const, usualMin: 45, chairId: m.ids.chair1, employeeId: null };
    expect(await manager.directories.save({ kind: 'doctor', id: doctor.id, fields })).toEqual({ kind: 'saved', id: doctor.id });
    const text = (m.database.raw.prepare('SELECT text FROM audit_texts ORDER BY seq DESC LIMIT 1').get() as { text: string }).text;
    expect(JSON.parse(text)).toEqual({ before: { specialityId: m.ids.therapy, usualMin: 30, chairId: null }, after: { specialityId: m.ids.surgery, usualMin: 45, chairId: m.ids.chair1 } });
    const { seq } = m.audit.head();
    await manager.directories.save({ kind: 'doctor', id: doctor.id, fields });
    expect(m.audit.head().seq).toBe(seq);
    expect((await manager.directories.all(null)).doctors[0]).toMatchObject({ name: 'Орлова', usualMin: 45, colour: 'blue', chairId: m.ids.chair1, speciality: 'хирург' });
  });

  it('refuse what does not fit together: a retired speciality, a chair of another branch, a zone nobody knows, hours that end before they begin', async () => {
    const m = openModules(), manager = m.as('manager'), bad = 'invalid-input';
    const other = saved(await manager.directories.save({ kind: 'branch', fields: { name: 'Второй', nameInMessages: '', zone: 'Asia/Omsk', opensMin: 540, closesMin: 600 } }));
    const chair = saved(await manager.directories.save({ kind: 'chair', fields: { name: '1', branchId: other } })); // the same name in another branch
    const doctor = { displayName: 'Новый', specialityId: m.ids.therapy as string | null, branchId: m.ids.branch, colour: 'red' as const, usualMin: 30, chairId: null as string | null, employeeId: null };
    await expect(manager.directories.save({ kind: 'doctor', fields: { ...doctor, chairId: chair } })).rejects.toMatchObject({ code: bad, reason: 'chairId' });
    await manager.directories.retire({ kind: 'speciality', id: m.ids.therapy });
    await expect(manager.directories.save({ kind: 'doctor', fields: doctor })).rejects.toMatchObject({ code: 'not-found', reason: 'speciality' });
    await expect(manager.directories.save({ kind: 'branch', fields: { name: 'Третий', nameInMessages: '', zone: 'Mars/Olympus', opensMin: 540, closesMin: 600 } })).rejects.toMatchObject({ code: bad });
    await expect(manager.directories.save({ kind: 'branch', fields: { name: 'Третий', nameInMessages: '', zone: 'Europe/Moscow', opensMin: 600, closesMin: 600 } })).rejects.toMatchObject({ code: bad, reason: 'closesMin' });
    await expect(manager.directories.save({ kind: 'topic', fields: { name: '  ' } })).rejects.toMatchObject({ code: bad, reason: 'name' });
  });

  it('leave a PC in its branch when the branches are put in another order', async () => {
    const m = openModules(), manager = m.as('manager'), second = saved(await manager.directories.save({ kind: 'branch', fields: { name: 'Второй', nameInMessages: '', zone: 'Asia/Omsk', opensMin: 540, closesMin: 1260 } }));
    await manager.directories.order({ kind: 'branch', ids: [second, m.ids.branch] });
    const { branch, branches } = await manager.directories.all(null);
    expect([branch.id, branches.map(({ id }) => id)]).toEqual([m.ids.branch, [second, m.ids.branch]]);
  });
  it('never lose the branch this PC stands in', async () => {
    const m = openModules(), manager = m.as('manager');
    expect(await manager.directories.retire({ kind: 'branch', id: m.ids.branch })).toEqual({ kind: 'needed' });
  });

  it('list doctors with their speciality, and the groups in the order of the doctors', async () => {
    const m = openModules(), all = await m.as('doctor').directories.all(null);
    expect(all.branch).toEqual({ id: m.ids.branch, name: 'Арбат', zone: 'Europe/Moscow', opensMin: 540, closesMin: 1260 });
    expect(all.doctors.map((d) => [d.name, d.speciality])).toEqual([['Орлова', 'терапевт'], ['Ким', 'хирург']]);
    expect(all.groups).toEqual(['Терапия', 'Хирургия']);
  });

  it('are all listed, empty ones too', async () => {
    const m = openModules(), manager = m.as('manager');
    const counts = await Promise.all(directoryKinds.map(async (kind) => [kind, (await manager.directories.list({ kind })).length] as const));
    expect(Object.fromEntries(counts)).toEqual({ branch: 1, speciality: 2, chair: 2, doctor: 2, service: 0, phone: 0, adChannel: 0, topic: 0, personGroup: 0, reason: 0 });
  });
});

describe('the rules of a directory', () => {
  it('take names for the same whatever their case, blanks and ё', () => {
    expect([sameName(' Ёлка  зелёная', 'елка зеленая '), sameName('Сайт', 'Сайт 2')]).toEqual([true, false]);
  });
  it('put every entry into its place once, whatever was wished for', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.string()), fc.array(fc.string()), (now, wished) => {
      expect([...placesOf(now, wished).keys()].sort()).toEqual([...now].sort());
      expect([...placesOf(now, wished).values()]).toEqual(now.map((_, n) => n + 1));
    }));
  });
  it('know a zone by its IANA name', () => {
    expect(['Europe/Moscow', 'Asia/Kamchatka', 'UTC', 'Europe/Nowhere', '+03:00', 'europe/moscow', '', 'X'].map(isZone)).toEqual([true, true, true, false, false, false, false, false]);
  });
});
