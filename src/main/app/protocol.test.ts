import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './csp.ts';
import { createProtocol, deskUrl, fileOf, safeModeUrl } from './protocol.ts';

describe('files of the page', () => {
  it('lie below its folder', () => {
    expect(fileOf('app://stoika/assets/a.js?v=1#x', '/page')).toBe('/page/assets/a.js');
    expect(fileOf('app://stoika/%D0%B7.png', '/page')).toBe('/page/з.png');
  });
  it.each([
    'app://stoika/%2e%2e%2fsecret', 'app://stoika/a/..%2f..%2fsecret', 'app://stoika/..%5csecret', 'app://stoika/a%00.js', 'app://stoika/%',
    'app://stoika/', 'app://other/a.js', 'file:///etc/hostname', 'https://stoika/a.js', 'nonsense',
  ])('are never %s', (url) => {
    expect(fileOf(url, '/page')).toBeUndefined();
  });
});

describe('the page over its protocol', () => {
  let root: string;
  beforeEach(() => {
    root = join(mkdtempSync(join(tmpdir(), 'stoika-page-')), 'renderer');
    mkdirSync(root);
    writeFileSync(join(root, 'index.html'), '<meta property="csp-nonce" nonce="__NONCE__">');
    writeFileSync(join(root, 'main.js'), '"__NONCE__"');
  });
  afterEach(() => { rmSync(join(root, '..'), { recursive: true }); });

  it('carries the nonce of this start in the page and in the policy, nowhere else', async () => {
    const serve = createProtocol(root, 'n0nce');
    const page = await serve({ url: deskUrl, method: 'GET' });
    expect(await page.text()).toBe('<meta property="csp-nonce" nonce="n0nce">');
    expect(page.headers.get('content-security-policy')).toBe(contentSecurityPolicy('n0nce'));
    expect(await (await serve({ url: 'app://stoika/main.js', method: 'GET' })).text()).toBe('"__NONCE__"');
  });
  it('has a safe mode without a script', async () => {
    const page = await (await createProtocol(root, 'n0nce')({ url: safeModeUrl, method: 'GET' })).text();
    expect(page).toContain('<style nonce="n0nce">');
    expect(page).not.toMatch(/<script|javascript:/);
  });
  it('answers no other method, no foreign path and no missing file', async () => {
    const serve = createProtocol(root, 'n0nce');
    const status = async (url: string, method = 'GET') => (await serve({ url, method })).status;
    expect(await Promise.all([status(deskUrl, 'POST'), status('app://stoika/%2e%2e%2findex.html'), status('app://stoika/none.js')])).toEqual([405, 403, 404]);
  });
});
