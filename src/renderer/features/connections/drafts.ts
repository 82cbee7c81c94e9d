import { connection, type Connection, type ConnectionOf, type Vendor } from '#shared/telephony/connections.ts';

export const vendors = ['uis', 'ident-service', 'asterisk-ami', 'action-url'] as const satisfies readonly Vendor[];

/** Doors of the vendor's brands; the cabinet's own address tells which one a clinic has. */
export const uisDoors = {
  uiscom: { callApi: 'https://callapi.uiscom.ru/v4.0', dataApi: 'https://dataapi.uiscom.ru/v2.0' },
  comagic: { callApi: 'https://callapi.comagic.ru/v4.0', dataApi: 'https://dataapi.comagic.ru/v2.0' },
} as const;
export type UisDoor = keyof typeof uisDoors | 'own';
export const doorOf = (one: ConnectionOf<'uis'>): UisDoor =>
  one.callApi === uisDoors.uiscom.callApi && one.dataApi === uisDoors.uiscom.dataApi ? 'uiscom' : one.callApi === uisDoors.comagic.callApi && one.dataApi === uisDoors.comagic.dataApi ? 'comagic' : 'own';

/** The part of the path that only the clinic's phones know. */
export const newSecret = (): string => [...crypto.getRandomValues(new Uint8Array(24))].map((byte) => byte.toString(36).padStart(2, '0')).join('').slice(0, 32);

/** A new connection as the form opens with it. */
export function blankConnection(vendor: Vendor, id: string): Connection {
  const common = { id, name: '', enabled: true, exchange: '' };
  switch (vendor) {
    case 'uis': return { ...common, vendor, ...uisDoors.uiscom, sign: 'key', callLogin: '', dataLogin: '', callSecret: '', dataSecret: '', line: '', phones: [], relayToken: '' };
    case 'ident-service': return { ...common, vendor, url: '', key: '', phones: [], lines: [] };
    case 'asterisk-ami': return { ...common, vendor, host: '', port: 5038, tls: false, user: '', secret: '', context: 'from-internal', phones: [] };
    case 'action-url': return { ...common, vendor, address: '', port: 8_123, secret: newSecret(), dialAs: 'eight', user: '', password: '', phones: [] };
  }
}

/** Names of the fields that the contract would refuse; the name is asked for as well, for two connections must be told apart. */
export function wrongFields(draft: Connection): ReadonlySet<string> {
  const parsed = connection.safeParse(draft), wrong = new Set(parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0] ?? '')));
  if (draft.name.trim() === '') wrong.add('name');
  if (draft.vendor === 'asterisk-ami' && draft.user.trim() === '') wrong.add('user');
  return wrong;
}

/** «101, 102 103» as phones. */
export const phonesFrom = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter((one) => one !== ''))];
/** A line of text per number: «+7 812 000-00-01: 101, 102». */
export const linesFrom = (text: string): { line: string; phones: string[] }[] => text.split('\n').flatMap((row) => {
  const at = row.lastIndexOf(':'), line = row.slice(0, at).trim(), phones = phonesFrom(row.slice(at + 1));
  return at > 0 && line !== '' && phones.length > 0 ? [{ line, phones }] : [];
});
export const linesText = (lines: readonly { readonly line: string; readonly phones: readonly string[] }[]): string => lines.map((one) => `${one.line}: ${one.phones.join(', ')}`).join('\n');
/** «101 = PJSIP/101» by line; a bare phone stands for its PJSIP device. */
export const devicesFrom = (text: string): { phone: string; device: string }[] => text.split('\n').flatMap((row) => {
  const [phone = '', device = ''] = row.split('=').map((part) => part.trim());
  return phone === '' ? [] : [{ phone, device: device === '' ? `PJSIP/${phone}` : device }];
});
export const devicesText = (list: readonly { readonly phone: string; readonly device: string }[]): string => list.map((one) => `${one.phone} = ${one.device}`).join('\n');
/** «101 = 192.168.1.20» by line. */
export const phoneAddressesFrom = (text: string, before: ConnectionOf<'action-url'>['phones']): ConnectionOf<'action-url'>['phones'] => text.split('\n').flatMap((row) => {
  const [phone = '', address = ''] = row.split('=').map((part) => part.trim());
  return phone === '' ? [] : [{ phone, address, dial: before.find((one) => one.phone === phone)?.dial ?? true }];
});
export const phoneAddressesText = (list: readonly { readonly phone: string; readonly address: string }[]): string => list.map((one) => `${one.phone} = ${one.address}`).join('\n');
