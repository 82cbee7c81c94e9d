import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { contentSecurityPolicy, mediaPolicy, noncePlaceholder } from './csp.ts';
import { safeModePage } from './safe-mode.ts';

export const scheme = 'app';
export const origin = `${scheme}://stoika`;
export const deskUrl = `${origin}/index.html`;
export const safeModeUrl = `${origin}/safe-mode.html`;
export const mediaUrl = `${origin}/media.html`;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.woff': 'font/woff',
  '.mp3': 'audio/mpeg', '.ogg': 'audio/ogg', '.wav': 'audio/wav', '.wasm': 'application/wasm',
};

/** The file below `root` that a URL of ours means, or undefined for a foreign host or a way out of the folder. */
export function fileOf(url: string, root: string): string | undefined {
  let path: string;
  try {
    const parsed = new URL(url);
    if (parsed.protocol !== `${scheme}:` || parsed.host !== 'stoika') return undefined;
    path = decodeURIComponent(parsed.pathname);
  } catch {
    return undefined;
  }
  if (path.includes('\0') || path.includes('\\')) return undefined;
  const file = normalize(join(root, path));
  return file.startsWith(root + sep) && !file.endsWith(sep) ? file : undefined;
}

/** Answers `app://stoika/…` from the built page: own files only, read-only, each under the strict policy. */
export function createProtocol(root: string, nonce: string): Answer {
  return answerFrom(root, nonce, contentSecurityPolicy(nonce));
}

/** Answers the softphone's window: its own page and the scripts beside it, under a policy of its own. */
export function createMediaProtocol(root: string): Answer {
  const answer = answerFrom(root, '', mediaPolicy);
  return (request) => (request.url === mediaUrl || request.url.startsWith(`${origin}/assets/`) ? answer(request) : Promise.resolve(new Response(null, { status: 403, headers: { 'content-security-policy': mediaPolicy } })));
}

type Answer = (request: { readonly url: string; readonly method: string }) => Promise<Response>;

function answerFrom(root: string, nonce: string, policy: string): Answer {
  const headers = (file: string) => ({
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': extname(file) === '.html' ? 'no-store' : 'max-age=31536000, immutable',
  });
  const refused = (status: number) => new Response(null, { status, headers: headers('refused.html') });
  return async ({ url, method }) => {
    if (method !== 'GET') return refused(405);
    if (url === safeModeUrl) return new Response(safeModePage(nonce), { headers: headers('safe-mode.html') });
    const file = fileOf(url, root);
    if (!file) return refused(403);
    try {
      const body = await readFile(file);
      if (extname(file) !== '.html') return new Response(body, { headers: headers(file) });
      return new Response(body.toString('utf8').replaceAll(noncePlaceholder, nonce), { headers: headers(file) });
    } catch {
      return refused(404);
    }
  };
}
