import { createHash, randomBytes } from 'node:crypto';
import { uuidV7, uuidV8 } from '#shared/kernel/uuid.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { Clock } from './clock.ts';

/** Makes row ids. A function, so that a scenario can make the same ids on every run. */
export type NewId = () => Id;

export const createIds = (clock: Clock, random: (n: number) => Uint8Array = randomBytes): NewId => () => uuidV7(clock.now(), random(10));

/** The id of a call: the same for every PC that hears of it (DESIGN.md 9). `key` is the call's key at that exchange. */
export const callIdOf = (exchange: string, key: string): Id => uuidV8(createHash('sha256').update(`${exchange}\n${key}`).digest());
