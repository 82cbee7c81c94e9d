import { describe, expect, it } from 'vitest';
import { addressesOf, connection, exchangeOf, hostOf, isNearAddress, keptSecrets, phonesOf, withKeptSecrets, withoutSecrets, type ConnectionInput } from './connections.ts';

const id = '019abc00-0000-7000-8000-000000000001';
const uis: ConnectionInput = { vendor: 'uis', id, name: 'UIS', callApi: 'https://callapi.uiscom.ru/v4.0', dataApi: 'https://dataapi.uiscom.ru/v2.0', callSecret: 'call-key', dataSecret: 'data-key', phones: [{ phone: '101', employeeId: '77001' }] };

describe('connections to telephone systems', () => {
  it('show no secret, and say which are kept', () => {
    const one = connection.parse(uis);
    expect(JSON.stringify(withoutSecrets(one))).not.toMatch(/call-key|data-key/);
    expect([keptSecrets(one), keptSecrets(withoutSecrets(one))]).toEqual([['callSecret', 'dataSecret'], []]);
  });
  it('keep a secret the form left empty, but never send it to another address', () => {
    const old = connection.parse(uis), again = withoutSecrets(old);
    expect(withKeptSecrets(again, old)).toEqual(old);
    expect(withKeptSecrets({ ...again, name: 'Other', exchange: 'pbx' }, old)).toMatchObject({ name: 'Other', callSecret: 'call-key' });
    expect(withKeptSecrets(connection.parse({ ...uis, callSecret: '', dataSecret: '', dataApi: 'https://elsewhere.example/v2.0' }), old)).toMatchObject({ callSecret: '', dataSecret: '' });
    expect(withKeptSecrets(connection.parse({ ...uis, callSecret: 'new' }), old)).toMatchObject({ callSecret: 'new' });
  });
  it('take plain http only inside the clinic', () => {
    const of = (url: string) => connection.safeParse({ vendor: 'ident-service', id, name: 'x', url }).success;
    expect(['https://site.example/ident', 'http://127.0.0.1:8080', 'http://192.168.1.10/ident', 'http://pbx.local/ident'].map(of)).toEqual([true, true, true, true]);
    expect(['http://site.example/ident', 'ftp://site.example', 'https://user:word@site.example', 'site.example', 'http://192.168.1.10.evil.example', 'javascript:1'].map(of)).toEqual([false, false, false, false, false, false]);
  });
  it('know their hosts, phones and exchange', () => {
    const ami = connection.parse({ vendor: 'asterisk-ami', id, name: 'PBX', host: '::1', user: 'stoika', phones: [{ phone: '101', device: 'PJSIP/101' }] });
    expect([addressesOf(ami), addressesOf(ami).map(hostOf), exchangeOf(ami), phonesOf(ami)]).toEqual([['tcp://[::1]:5038'], ['::1'], 'asterisk-ami:::1', ['101']]);
    const ident = connection.parse({ vendor: 'ident-service', id, name: 'x', url: 'https://site.example/ident', exchange: ' pbx ', phones: ['101'], lines: [{ line: '78120000001', phones: ['102', '101'] }] });
    expect([exchangeOf(ident), phonesOf(ident)]).toEqual(['pbx', ['101', '102']]);
  });
});

describe('phones of the clinic’s own network', () => {
  const door = connection.parse({ id, name: 'Телефоны', vendor: 'action-url', address: '192.168.1.10', secret: 'a-path-nobody-guesses', password: 'page-password', phones: [{ phone: '101', address: '192.168.1.20' }] });
  it('keep the path of their door when a phone is added, and are asked for the password that would go to it', () => {
    const given = connection.parse({ ...withoutSecrets(door), phones: [{ phone: '101', address: '192.168.1.20' }, { phone: '102', address: '192.168.1.21' }] });
    expect(withKeptSecrets(given, door)).toMatchObject({ secret: 'a-path-nobody-guesses', password: '' });
    expect(withKeptSecrets(withoutSecrets(door), door)).toEqual(door);
    expect(keptSecrets(door)).toEqual(['secret', 'password']);
  });
  it.each(['0.0.0.0', '8.8.8.8', '172.32.0.1', '192.168.1', '192.168.1.256', 'phone.local', '::'])('are not reached at %s', (address) => {
    expect(connection.safeParse({ ...door, address }).success).toBe(false);
    expect(isNearAddress(address)).toBe(false);
  });
  it.each(['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.0.255', '::1', 'fd12::1'])('are reached at %s', (address) => { expect(isNearAddress(address)).toBe(true); });
});
