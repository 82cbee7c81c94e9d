import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankConnection, devicesFrom, devicesText, doorOf, linesFrom, linesText, phonesFrom, vendors, wrongFields } from './drafts.ts';

const id = '019abc00-0000-4000-8000-000000000001';

describe('the form of a connection', () => {
  it('opens with what nobody has to type, and asks for the rest', () => {
    expect(vendors.map((vendor) => [...wrongFields(blankConnection(vendor, id))].sort())).toEqual([['name'], ['name', 'url'], ['host', 'name', 'user'], ['address', 'name']]);
    const uis = blankConnection('uis', id);
    expect(uis.vendor === 'uis' && [doorOf(uis), doorOf({ ...uis, dataApi: 'https://dataapi.novofon.example/v2.0' })]).toEqual(['uiscom', 'own']);
  });
  it('reads phones, numbers and devices as people write them', () => {
    expect(phonesFrom(' 101,102; 103\n101 ')).toEqual(['101', '102', '103']);
    expect(linesFrom('+7 812 000-00-01: 101, 102\n\nnonsense\n: 103')).toEqual([{ line: '+7 812 000-00-01', phones: ['101', '102'] }]);
    expect(devicesFrom('101\n102 = SIP/desk2\n')).toEqual([{ phone: '101', device: 'PJSIP/101' }, { phone: '102', device: 'SIP/desk2' }]);
  });
  it('writes what it reads', () => {
    const phone = fc.stringMatching(/^[a-z0-9]{1,6}$/), phones = fc.uniqueArray(phone, { minLength: 1, maxLength: 4 });
    fc.assert(fc.property(fc.array(fc.record({ line: fc.stringMatching(/^\+?\d{3,12}$/), phones }), { maxLength: 5 }), (lines) => { expect(linesFrom(linesText(lines))).toEqual(lines); }));
    fc.assert(fc.property(fc.array(fc.record({ phone, device: fc.stringMatching(/^[A-Z]{2,5}\/[a-z0-9]{1,8}$/) }), { maxLength: 5 }), (devices) => { expect(devicesFrom(devicesText(devices))).toEqual(devices); }));
  });
});
