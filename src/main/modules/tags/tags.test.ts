import { describe, expect, it } from 'vitest';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import type { CallRow } from '#shared/reports/contract.ts';
import type { TagGroup } from '#shared/tags/contract.ts';
import { openTestClinic, type TestClinic, type TestWindow } from '#tests/support/clinic.ts';

const seconds = 1000, line = '+74950001002';
const settle = () => new Promise((done) => { setImmediate(done); });
let calls = 0;

/** A conversation of two minutes on phone 101. */
async function talk(clinic: TestClinic, during: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
  const key = `call-${String(calls++)}`;
  clinic.simulator!.ring({ key, from: '+79003000081', line, anonymous: false });
  clinic.clock.advance(5 * seconds);
  clinic.simulator!.answer(key, '101');
  await settle();
  await during();
  clinic.clock.advance(115 * seconds);
  clinic.simulator!.callerHangsUp(key);
  await settle();
}
const popup = (window: TestWindow): DeskSnapshot['tagPopup'] => window.snapshot().tagPopup;

/** Tags are on, with one group of two. */
async function aDesk(mode: 'withoutBooking' | 'always' = 'withoutBooking') {
  const clinic = openTestClinic(), manager = await clinic.signIn('popova'), anna = await clinic.signIn('ivleva', '101');
  await manager.ask('tags.setMode', { mode });
  await manager.ask('tags.addGroup', { name: 'Услуга', tags: ['Имплантация', 'Чистка'] });
  const groups = async () => (await manager.ask<{ groups: TagGroup[] }>('tags.dictionary')).groups, [group] = await groups();
  const history = async () => (await manager.ask<{ rows: CallRow[] }>('reports.callHistory', { fromDay: '2026-11-24', tillDay: '2026-11-24' })).rows;
  return { clinic, manager, anna, groups, group: group!, history };
}

describe('the pop-up after a conversation', () => {
  it('is off until somebody turns it on, and groups cannot be made before', async () => {
    const clinic = openTestClinic(), manager = await clinic.signIn('popova'), anna = await clinic.signIn('ivleva', '101');
    await expect(manager.ask('tags.addGroup', { name: 'Услуга' })).rejects.toThrow('choose-mode');
    await talk(clinic);
    expect(popup(anna)).toBeUndefined();
  });
  it('asks whoever talked, one conversation after another, with «Сохранить» off until something is chosen', async () => {
    const { clinic, anna, manager, group } = await aDesk();
    await talk(clinic);
    await talk(clinic);
    const first = popup(anna)!;
    expect(first).toMatchObject({ who: '+7 (900) 300-00-81', groups: [{ name: 'Услуга' }], canSave: false, more: 1 });
    expect(popup(manager)).toBeUndefined();
    await expect(anna.ask('tags.save', { callId: first.callId, choice: { tagIds: [] } })).rejects.toThrow('inactive');
    await expect(anna.ask('tags.save', { callId: first.callId, choice: { tagIds: [group.tags[0]!.id], other: ' ' } })).rejects.toThrow('inactive');
    await expect(manager.ask('tags.save', { callId: first.callId, choice: { tagIds: [group.tags[0]!.id] } })).rejects.toThrow('not-possible');
    await anna.ask('tags.choose', { callId: first.callId, choice: { tagIds: [group.tags[0]!.id], other: 'дорого' } });
    expect(popup(anna)).toMatchObject({ canSave: true, choice: { tagIds: [group.tags[0]!.id], other: 'дорого' } });
    await anna.ask('tags.save', { callId: first.callId, choice: popup(anna)!.choice });
    expect(popup(anna)).toMatchObject({ more: 0, canSave: false, choice: { tagIds: [] } });
    await expect(anna.ask('tags.save', { callId: first.callId, choice: { tagIds: [group.tags[1]!.id] } })).rejects.toThrow('not-possible');
  });
  it('stays over a lock, and a window that is closed without saving leaves a dash', async () => {
    const { clinic, anna, history, groups } = await aDesk('always');
    await talk(clinic);
    await anna.ask('staff.lock');
    expect(popup(anna)).toBeUndefined();
    await anna.ask('staff.unlock', { password: clinic.loaded.employees.get('Анна')!.password });
    expect(popup(anna)).toBeDefined();
    anna.close();
    const again = await clinic.signIn('ivleva', '101');
    expect(popup(again)).toBeUndefined();
    expect((await history()).map(({ tags }) => tags.state)).toEqual(['dash']);
    expect((await groups()).flatMap(({ tags }) => tags.map(({ name }) => name))).toEqual(['Имплантация', 'Чистка']);
  });
  it('waits while the conversation is still in the buffer, and is not needed once it was booked', async () => {
    const { clinic, anna, history } = await aDesk();
    const callId = () => anna.snapshot().cards[0]!.callId;
    await talk(clinic, () => anna.ask('inquiries.assign', { inquiryId: callId(), person: { kind: 'patient', id: clinic.loaded.patients.get('P1')!.id } }));
    expect(popup(anna)).toBeUndefined();
    expect((await history())[0]!.tags.state).toBe('dash');
    await anna.ask('inquiries.dropBuffer', { bufferId: anna.snapshot().buffer!.bufferId });
    expect(popup(anna)).toBeDefined();
  });
});

describe('the dictionary', () => {
  it('offers no deleted tag any more, refuses one that was ticked before, and keeps those that were set', async () => {
    const { clinic, manager, anna, group, history } = await aDesk('always'), [implant, cleaning] = group.tags;
    await talk(clinic);
    await anna.ask('tags.save', { callId: popup(anna)!.callId, choice: { tagIds: [implant!.id] } });
    await talk(clinic);
    await anna.ask('tags.choose', { callId: popup(anna)!.callId, choice: { tagIds: [implant!.id] } });
    await manager.ask('tags.retireTag', { id: implant!.id });
    expect(popup(anna)).toMatchObject({ groups: [{ tags: [{ id: cleaning!.id }] }], canSave: false, choice: { tagIds: [] } });
    await expect(anna.ask('tags.save', { callId: popup(anna)!.callId, choice: { tagIds: [implant!.id] } })).rejects.toThrow('tag-gone');
    await manager.ask('tags.addTag', { groupId: group.id, name: 'Имплантация' });
    await manager.ask('tags.retireGroup', { id: group.id });
    expect(popup(anna)).toMatchObject({ groups: [] });
    expect((await history()).at(-1)!.tags).toMatchObject({ state: 'set', groups: [{ name: 'Услуга', retired: true, tags: [{ name: 'Имплантация', retired: false }] }] });
  });
  it('has a name once among what is in use, and takes it again after it was deleted', async () => {
    const { manager, group } = await aDesk();
    await expect(manager.ask('tags.addGroup', { name: ' услуга ' })).rejects.toThrow('same-name');
    await expect(manager.ask('tags.addTag', { groupId: group.id, name: 'ЧИСТКА' })).rejects.toThrow('same-name');
    await manager.ask('tags.retireTag', { id: group.tags[1]!.id });
    await manager.ask('tags.addTag', { groupId: group.id, name: 'Чистка' });
    await manager.ask('tags.renameGroup', { id: group.id, name: 'Направление' });
    const [only] = (await manager.ask<{ groups: TagGroup[] }>('tags.dictionary')).groups;
    expect([only!.name, only!.tags.map(({ name, retired }) => [name, retired])]).toEqual(['Направление', [['Имплантация', false], ['Чистка', true], ['Чистка', false]]]);
  });
});
