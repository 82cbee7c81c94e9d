import * as z from 'zod';
import { instantSchema } from '../kernel/schemas.ts';
import { instant, type Instant } from '../kernel/values.ts';

/** How far from a conversation an action may lie to belong to it, milliseconds; both ends included. */
export interface Windows { readonly bookedMs: number; readonly changedMs: number }

const minuteMs = 60_000, minutes = z.number().int().min(0).max(240);
/** The same in whole minutes, as people set them. */
export const windowMinutes = z.object({ bookedMin: minutes, changedMin: minutes });
export type WindowMinutes = z.output<typeof windowMinutes>;

/**
 * «Окна учёта» of the clinic, the oldest first. An action is judged by the windows of its own time, so a change of them
 * leaves what was linked before, and a rebuild of all history still gives the same links (docs/decisions/0018).
 */
export const windowsSetting = z.array(windowMinutes.extend({ since: instantSchema })).max(200);
export type WindowsSetting = readonly (WindowMinutes & { readonly since: Instant })[];
export const windowsKey = 'inquiries.windows';

export const usualMinutes: WindowMinutes = { bookedMin: 30, changedMin: 15 };
export const windowsOf = ({ bookedMin, changedMin }: WindowMinutes): Windows => ({ bookedMs: bookedMin * minuteMs, changedMs: changedMin * minuteMs });

/** The minutes in force at a moment; the usual ones before anybody set any. */
export function minutesAt(setting: WindowsSetting, at: number): WindowMinutes {
  const found = setting.findLast(({ since }) => since <= at);
  return found ? { bookedMin: found.bookedMin, changedMin: found.changedMin } : usualMinutes;
}
export const windowsAt = (setting: WindowsSetting, at: number): Windows => windowsOf(minutesAt(setting, at));

/** The widest of all there ever were: how far around a conversation actions are looked for. */
export const widestMs = (setting: WindowsSetting): number => Math.max(...[usualMinutes, ...setting].flatMap(({ bookedMin, changedMin }) => [bookedMin * minuteMs, changedMin * minuteMs]));

/** The setting with other windows from a moment on; from the beginning when `since` is 0. What they replace is left out. */
export const withWindows = (setting: WindowsSetting, to: WindowMinutes, since: number): WindowsSetting =>
  [...setting.filter((one) => one.since < since), { bookedMin: to.bookedMin, changedMin: to.changedMin, since: instant(since) }];
