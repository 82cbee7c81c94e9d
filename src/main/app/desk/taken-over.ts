import type { Notice } from '#shared/desk/snapshot.ts';
import { clockText, wallOf } from '#shared/kernel/time.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { DeskDeps } from './ports.ts';

/** «Телефон 101 в 14:00 переключён на коллегу» for the one it was taken from: a quiet line at the bottom until a choice is made. */
export function takenOver({ shift, branch }: Pick<DeskDeps, 'shift' | 'branch'>, employeeId: Id): Notice[] {
  const over = shift.takenOver(employeeId);
  if (!over) return [];
  const { bindingId, extension, by, at } = over;
  return [{ id: `phone-taken-over:${bindingId}`, code: 'phone-taken-over', level: 'info', at, details: { extension, by, time: clockText(wallOf(at, branch().zone).minute) } }];
}
