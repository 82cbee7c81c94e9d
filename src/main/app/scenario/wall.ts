import { clockText, instantOf, shortDayText, wallOf } from '#shared/kernel/time.ts';
import { day, instant, minute, type Day, type Instant, type Minute } from '#shared/kernel/values.ts';

/** The days and clock of one scenario: times in a file without a day are of the base day. */
export interface ScenarioClock { readonly day: Day; readonly zone: string }

/** `10:02`, `10:02:10`, `25.11 10:20`. */
export const timePattern = /^(?:(\d{2})\.(\d{2}) )?(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
/** `25.11 15:00 Орлова`, `25.11 15:00 Орлова 45 мин`. */
export const slotPattern = /^(\d{2})\.(\d{2}) (\d{1,2}):(\d{2}) (\p{L}[\p{L} -]*?)(?: (\d+) мин)?$/u;

/** `25.11` is the nearest such day to the base day, so that a scenario may cross the new year. */
function dayFrom(dd: string, mm: string, base: Day): Day {
  const year = Number(base.slice(0, 4));
  const distance = (on: Day) => Math.abs(Date.parse(on) - Date.parse(base));
  return [year - 1, year, year + 1].map((y) => day(`${y}-${mm}-${dd}`)).sort((a, b) => distance(a) - distance(b))[0]!;
}

/** The instant a file's time means. @throws RangeError on a text that is no time */
export function timeOf(text: string, clock: ScenarioClock): Instant {
  const m = timePattern.exec(text);
  if (!m) throw new RangeError(`not a time: ${text}`);
  const on = m[1] ? dayFrom(m[1], m[2]!, clock.day) : clock.day;
  return instant(instantOf(on, Number(m[3]) * 60 + Number(m[4]), clock.zone) + Number(m[5] ?? 0) * 1000);
}

/** `25.11` as a day. */
export function dayOfText(text: string, clock: ScenarioClock): Day {
  const m = /^(\d{2})\.(\d{2})$/.exec(text);
  if (!m) throw new RangeError(`not a day: ${text}`);
  return dayFrom(m[1]!, m[2]!, clock.day);
}

export interface NamedSlot { readonly doctor: string; readonly day: Day; readonly startMin: Minute; readonly endMin: Minute }
/** A place in the schedule; 30 minutes when nothing else is said. */
export function slotOf(text: string, clock: ScenarioClock): NamedSlot {
  const m = slotPattern.exec(text);
  if (!m) throw new RangeError(`not a slot: ${text}`);
  const start = Number(m[3]) * 60 + Number(m[4]);
  return { doctor: m[5]!, day: dayFrom(m[1]!, m[2]!, clock.day), startMin: minute(start), endMin: minute(start + Number(m[6] ?? 30)) };
}

/** `10:02:10`, with the day when it is not the base day. */
export function timeText(at: Instant, clock: ScenarioClock): string {
  const wall = wallOf(at, clock.zone), seconds = String(wall.second).padStart(2, '0');
  return `${wall.day === clock.day ? '' : `${shortDayText(wall.day)} `}${clockText(wall.minute)}:${seconds}`;
}

/** `25.11 15:00`. */
export const placeText = (on: Day, startMin: number): string => `${shortDayText(on)} ${clockText(startMin)}`;
