import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestAnswer } from './digest.ts';

const login = { user: 'Mufasa', password: 'Circle Of Life', method: 'GET', uri: '/dir/index.html' };
const valueOf = (answer: string | undefined, name: string) => new RegExp(`${name}="?([^",]*)`).exec(answer ?? '')?.[1];

describe('the answer to a page that asks for a password', () => {
  it('is that of the standard (RFC 2617, 3.5; RFC 7616, 3.9.1)', () => {
    const old = digestAnswer('Digest realm="testrealm@host.com", qop="auth,auth-int", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"', login, '0a4f113b');
    expect(valueOf(old, 'response')).toBe('6629fae49393a05397450978507c4ef1');
    const [first, second] = ['SHA-256', 'MD5'].map((algorithm) => `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`);
    const both = digestAnswer(`Basic realm="x", ${first!}, ${second!}`, { ...login, password: 'Circle of Life' }, 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ');
    expect([valueOf(both, 'response'), valueOf(both, 'algorithm')]).toEqual(['8ca523f5e9506fed4657c9700eebdbec', 'MD5']);
  });
  it('is none where something else is asked, and is made of no rubbish', () => {
    expect([undefined, '', 'Basic realm="phone"', 'Digest', 'Digest realm="x"', 'Digest realm="x", nonce="y", algorithm=SHA-256', 'Digest realm="x", nonce="y", qop="auth-int"'].map((header) => digestAnswer(header, login, 'c'))).toEqual(Array(7).fill(undefined));
    fc.assert(fc.property(fc.string({ maxLength: 400 }), (rest) => { expect(digestAnswer(`Digest ${rest}`, login, 'c') ?? 'Digest').toMatch(/^Digest/); }));
  });
});
