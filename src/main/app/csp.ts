/**
 * What a page of ours may load: its own files and nothing of the network. Styles made at run time carry the nonce of
 * this start; style attributes set by React go through CSSOM and need no permission.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}
/** The page asks for it by this mark; index.html is the only file in which it is replaced. */
export const noncePlaceholder = '__NONCE__';

/** The softphone's page draws nothing and loads nothing but its script; voices are no business of this policy. */
export const mediaPolicy = ["default-src 'none'", "script-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"].join('; ');
