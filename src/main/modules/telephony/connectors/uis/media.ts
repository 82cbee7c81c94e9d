import { hostOf, isLoopbackHost } from '#shared/telephony/connections.ts';

/** The cabinets of one platform: each keeps the recordings of its own accounts. */
const cabinets = ['comagic.ru', 'uiscom.ru', 'novofon.ru'] as const;
const cabinetOf = (host: string): string | undefined => cabinets.find((one) => host === one || host.endsWith(`.${one}`));

/**
 * Where the recordings of an account lie: beside the Data API, `dataapi.uiscom.ru` and `app.uiscom.ru`
 * (`dataapi-jsonrpc.novofon.ru` and `app.novofon.ru`).
 */
export function mediaOf(dataApi: string): string {
  const host = hostOf(dataApi) ?? '';
  if (isLoopbackHost(host)) return new URL(dataApi).origin;
  const own = /^dataapi(?:-[a-z0-9-]+)?\.(.+\..+)$/.exec(host)?.[1] ?? cabinetOf(host);
  return `https://app.${own ?? 'comagic.ru'}`;
}

export interface RecordingFile { /** `communication/record`, as the report names it too. */ readonly id: string; readonly media: string }

/**
 * A notification's link to a recording. Whoever knows the secret of the path writes it, so its host counts only where it is
 * a cabinet of the vendor or that of the account; a link to anywhere else is none.
 */
export function fileOf(link: string, dataApi: string): RecordingFile | undefined {
  const id = /^https?:\/\/[^/?#]+\/(?:[\w-]+\/)*talk\/(\d{1,20}\/[\w-]{1,80})\/?(?:[?#]|$)/i.exec(link)?.[1], url = URL.canParse(link) ? new URL(link) : undefined;
  if (id === undefined || !url || url.username !== '' || url.password !== '' || url.port !== '') return undefined;
  const media = mediaOf(dataApi);
  if (cabinetOf(url.hostname) === undefined) return `https://${url.hostname}` === media ? { id, media } : undefined;
  return { id, media: isLoopbackHost(hostOf(dataApi) ?? '') ? media : `https://${url.hostname}` };
}
