import * as z from 'zod';
import { day, instant, kopecks, minute, type E164 } from './values.ts';

/** The zod forms of the kernel's values: contracts are built of these, so a wrong id or day never passes the border. */
export const idSchema = z.uuid();
export const instantSchema = z.number().int().min(0).transform(instant);
export const daySchema = z.iso.date().transform(day);
export const minuteSchema = z.number().int().min(0).max(1440).transform(minute);
export const kopecksSchema = z.number().int().transform(kopecks);
export const e164Schema = z.string().regex(/^\+[1-9]\d{6,14}$/).transform((text) => text as E164);
/** Text a person writes: at most `max` characters, control characters refused, stored as written otherwise. */
export const textSchema = (max: number) => z.string().max(max).regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f]*$/);
/** A name: what is there and cannot be seen (zero-width signs, marks that turn the line around) is no part of it. */
export const nameSchema = (max: number) => textSchema(max).transform((text) => text.replace(/[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, ''));
export const nothing = z.null();
