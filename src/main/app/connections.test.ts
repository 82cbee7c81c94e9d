import { describe, expect, it } from 'vitest';
import { auditTexts } from '#main/db/schema/index.ts';
import { openTestClinic } from '#tests/support/clinic.ts';

const id = '019abc00-0000-4000-8000-000000000001';
const uis = { vendor: 'uis', id, name: 'UIS', callApi: 'http://127.0.0.1:9/v4.0', dataApi: 'http://127.0.0.1:9/v2.0', callSecret: 'verysecret-call', dataSecret: 'verysecret-data', relayToken: 'verysecret-relay', phones: [{ phone: '909', employeeId: '77001' }] };
interface Listed { readonly connection: { readonly name: string }; readonly kept: readonly string[]; readonly health: { readonly state: string; readonly code?: string } }

describe('the connections of a PC', () => {
  it('show no secret to a window and none to the log of changes, and keep what a form left empty', async () => {
    const clinic = openTestClinic(), manager = await clinic.signIn('popova');
    await manager.ask('connections.save', uis);
    expect(await manager.ask<Listed[]>('connections.list')).toMatchObject([{ connection: { name: 'UIS', callSecret: '', dataSecret: '', relayToken: '' }, kept: ['callSecret', 'dataSecret', 'relayToken'] }]);
    await manager.ask('connections.save', { ...uis, name: 'Other', callSecret: '', dataSecret: '', relayToken: '' });
    expect(await manager.ask<Listed[]>('connections.list')).toMatchObject([{ connection: { name: 'Other' }, kept: ['callSecret', 'dataSecret', 'relayToken'] }]);
    // another address: what was given for the first one is not sent there
    await manager.ask('connections.save', { ...uis, dataApi: 'http://127.0.0.1:10/v2.0', callSecret: '', dataSecret: '', relayToken: '' });
    expect(await manager.ask<Listed[]>('connections.list')).toMatchObject([{ kept: [] }]);
    expect(JSON.stringify(clinic.database.db.select().from(auditTexts).all())).not.toContain('verysecret');
    await manager.ask('connections.remove', { id });
    expect(await manager.ask<Listed[]>('connections.list')).toEqual([]);
    await expect(manager.ask('connections.remove', { id })).rejects.toThrow('not-found');
  });
  it('make their phones known to the shift, and a demo base goes nowhere else', async () => {
    const clinic = openTestClinic(), manager = await clinic.signIn('popova');
    await manager.ask('connections.save', uis);
    expect((await manager.ask<{ extension: string }[]>('telephony.phones')).map((one) => one.extension)).toContain('909');
    const far = { ...uis, id: '019abc00-0000-4000-8000-000000000002', callApi: 'https://callapi.uiscom.ru/v4.0', dataApi: 'https://dataapi.uiscom.ru/v2.0' };
    await manager.ask('connections.save', far);
    expect((await manager.ask<Listed[]>('connections.list'))[1]!.health).toEqual({ state: 'off', code: 'demo-only' });
    expect(await manager.ask('connections.check', far)).toEqual({ findings: [{ what: 'address', how: 'fails', code: 'demo-only' }], people: [], lines: [] });
  });
  it('are no business of the desk', async () => {
    const window = await openTestClinic().signIn('ivleva', '101');
    for (const [method, input] of [['connections.list', null], ['connections.save', uis], ['connections.remove', { id }], ['connections.check', uis]] as const) await expect(window.ask(method, input), method).rejects.toThrow('forbidden');
  });
});
