import { describe, expect, it } from 'vitest';
import { fileOf, mediaOf } from './media.ts';

describe('where recordings of UIS lie', () => {
  it.each([
    ['https://dataapi.uiscom.ru/v2.0', 'https://app.uiscom.ru'], ['https://dataapi.comagic.ru/v2.0', 'https://app.comagic.ru'], ['https://dataapi-jsonrpc.novofon.ru/v2.0', 'https://app.novofon.ru'],
    ['https://dataapi.callgear.ae/v2.0', 'https://app.callgear.ae'], ['https://api.uiscom.ru/v2.0', 'https://app.uiscom.ru'], ['https://proxy.clinic.example/v2.0', 'https://app.comagic.ru'],
    ['http://192.168.1.5:8080/v2.0', 'https://app.comagic.ru'], ['https://dataapi.evil/v2.0', 'https://app.comagic.ru'], ['http://127.0.0.1:5150/v2.0', 'http://127.0.0.1:5150'],
  ])('an account of %s: %s', (dataApi, media) => { expect(mediaOf(dataApi)).toBe(media); });

  const own = 'https://dataapi.uiscom.ru/v2.0', path = '/system/media/talk/9/abc/';
  it.each([['app.uiscom.ru', 'https://app.uiscom.ru'], ['app.comagic.ru', 'https://app.comagic.ru'], ['media.novofon.ru', 'https://media.novofon.ru'], ['APP.UISCOM.RU', 'https://app.uiscom.ru']])('a link to %s is read, and by https', (host, media) => {
    for (const scheme of ['https', 'http']) expect(fileOf(`${scheme}://${host}${path}`, own)).toEqual({ id: '9/abc', media });
  });
  it.each([
    `https://evil.example${path}`, `https://uiscom.ru.evil.example${path}`, `https://eviluiscom.ru${path}`, `https://127.0.0.1${path}`, `http://169.254.169.254${path}`, `https://app.uiscom.ru@evil.example${path}`, `https://evil.example\\@app.uiscom.ru${path}`,
    `https://app.uiscom.ru:8443${path}`, `file:///talk/9/abc`, `https://app.uiscom.ru/talk/../../etc/passwd`, '/system/media/talk/9/abc/', 'talk/9/abc', '',
  ])('%s is no recording', (link) => { expect(fileOf(link, own)).toBeUndefined(); });
  it('the account’s own cabinet is known whatever it is called', () => {
    expect(fileOf(`https://app.callgear.ae${path}`, 'https://dataapi.callgear.ae/v2.0')).toEqual({ id: '9/abc', media: 'https://app.callgear.ae' });
    expect(fileOf(`https://app.callgear.ae${path}`, own)).toBeUndefined();
  });
});
