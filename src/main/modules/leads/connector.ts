/** What connectors of lead sources have in common. */
export { badAnswer, createAsk, failureOf } from './parse/ask.ts';
export { digestOf, isoInstant, itemOf, saneInstant, unreadable } from './parse/item.ts';
export { isFrom, letterOf } from './parse/letter.ts';
export { readOffsetPage } from './parse/pages.ts';
export { count, isRecord, key, rawOf, text } from './parse/wire.ts';
export type * from './port.ts';
export { LeadFailure } from './port.ts';
