/** The value types every module speaks in. Brands keep a phone from being passed for an id. */
declare const brand: unique symbol;
type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** UTC milliseconds since the epoch. */
export type Instant = Brand<number, 'Instant'>;
/** A calendar day on the branch's wall, `2026-11-24`. */
export type Day = Brand<string, 'Day'>;
/** Minutes since the branch's midnight, 0…1440. */
export type Minute = Brand<number, 'Minute'>;
/** An IANA time zone, `Europe/Moscow`. */
export type Zone = string;
/** `+79001000101`, made only by kernel/phone.ts. */
export type E164 = Brand<string, 'E164'>;
/** Whole kopecks; may be negative. */
export type Kopecks = Brand<number, 'Kopecks'>;
/** A UUID in lower case: version 7 for rows, version 8 for calls. */
export type Id = string;

export const instant = (ms: number): Instant => ms as Instant;
export const day = (text: string): Day => text as Day;
export const minute = (n: number): Minute => n as Minute;
export const kopecks = (n: number): Kopecks => n as Kopecks;
