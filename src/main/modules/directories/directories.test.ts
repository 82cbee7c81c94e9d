import { describe, expect, it } from 'vitest';
import { adChannels, lines } from '#main/db/schema/index.ts';
import type { E164 } from '#shared/kernel/values.ts';
import { openModules } from '#tests/support/modules.ts';

describe('directories', () => {
  it('tell the channel and the script of a dialled number (R-010, R-011)', async () => {
    const m = openModules(), manager = m.as('manager'), site = m.newId();
    m.database.write((tx) => {
      tx.insert(adChannels).values({ id: site, name: 'Сайт' }).run();
      tx.insert(lines).values({ id: m.newId(), e164: '+74950001001', adChannelId: site, branchId: m.ids.branch }).run();
    });
    await manager.directories.setScript({ adChannelId: site, script: 'Добрый день' });
    expect(m.directories.channelOfLine('+74950001001' as E164)).toEqual({ id: site, name: 'Сайт', script: 'Добрый день' });
    expect(m.directories.channelOfLine('+74950001009' as E164)).toBeUndefined();
  });

  it('no longer offer a retired topic, but still know its name; a topic is not added twice', async () => {
    const m = openModules(), manager = m.as('manager');
    const { id } = await manager.directories.addTopic({ name: 'Терапия' });
    await manager.directories.addTopic({ name: 'Хирургия' });
    await expect(manager.directories.addTopic({ name: ' терапия ' })).rejects.toMatchObject({ code: 'conflict', reason: 'topic-there' });
    await manager.directories.retireTopic({ id });
    expect((await manager.directories.all(null)).topics.map((t) => t.name)).toEqual(['Хирургия']);
    expect(m.directories.topicName(id)).toBe('Терапия');
    await expect(m.as('administrator').directories.addTopic({ name: 'Имплантация' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('list doctors with their speciality, and the groups in the order of the doctors', async () => {
    const m = openModules(), all = await m.as('doctor').directories.all(null);
    expect(all.branch).toEqual({ id: m.ids.branch, name: 'Арбат', zone: 'Europe/Moscow', opensMin: 540, closesMin: 1260 });
    expect(all.doctors.map((d) => [d.name, d.speciality])).toEqual([['Орлова', 'терапевт'], ['Ким', 'хирург']]);
    expect(all.groups).toEqual(['Терапия', 'Хирургия']);
  });
});
