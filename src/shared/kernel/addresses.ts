import * as z from 'zod';

const isHere = (host: string): boolean => /^(127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)$/.test(host);
const isNear = (host: string): boolean => isHere(host) || /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)[\d.]+$/.test(host) || /\.(local|lan)$/.test(host);

/** scheme, host and the rest; user names in an address are refused: a secret there would be shown. */
const addressParts = (address: string): { readonly scheme: string; readonly host: string } | undefined => {
  const found = /^([a-z][a-z0-9+.-]*):\/\/(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?(?:[/?#][^\s\\]*)?$/i.exec(address.trim());
  return found ? { scheme: found[1]!.toLowerCase(), host: found[2]!.toLowerCase().replace(/^\[|\]$/g, '') } : undefined;
};
/** The host of an address of any scheme; undefined when it is not an address. */
export const hostOf = (address: string): string | undefined => addressParts(address)?.host;
export const isLoopbackHost = isHere;

/** `https://…`; plain `http://` only where the words do not leave the clinic. */
export const webAddress = z.string().trim().max(300).refine((text) => {
  const parts = addressParts(text);
  return parts !== undefined && (parts.scheme === 'https' || (parts.scheme === 'http' && isNear(parts.host)));
});
