import { actorOf, type CallContext } from '#main/ipc/context.ts';
import { noDialogs } from '#main/kernel/files.ts';
import { noPrinting, putOut } from '#main/kernel/printing.ts';
import { clockText, dayText, wallOf } from '#shared/kernel/time.ts';
import type { scheduleContract } from '#shared/schedule/contract.ts';
import { scheduleWords } from '#shared/schedule/words.ts';
import type * as z from 'zod';
import type { ScheduleDeps } from './deps.ts';
import { dayPage } from './print-page.ts';
import type { ScheduleReads } from './read.ts';

type Input = z.output<(typeof scheduleContract)['print']['input']>;

/** The day on paper or in a file. What left the screen is written down, for it holds names and numbers (152-ФЗ). */
export function createPrint(reads: ScheduleReads, { db, clock, audit, printing = noPrinting, files = noDialogs, language = () => 'ru' }: Pick<ScheduleDeps, 'db' | 'clock' | 'audit' | 'printing' | 'files' | 'language'>) {
  return async ({ day, branchId, doctorIds, how }: Input, ctx: CallContext): Promise<{ kind: 'done' | 'cancelled' }> => {
    const { employeeId, name } = actorOf(ctx), view = reads.day(day, false, branchId), now = wallOf(clock.now(), view.branch.zone), spoken = language();
    const html = dayPage({ view, doctorIds, language: spoken, by: name, printedAt: `${dayText(now.day)} ${clockText(now.minute)}` });
    if (!await putOut({ printing, files }, html, how, `${scheduleWords[spoken].title} ${dayText(day)}`)) return { kind: 'cancelled' };
    db.write((tx) => { audit.append(tx, { employeeId, action: 'schedule.print', entity: 'branch', entityId: view.branch.id, after: { day, how, appointments: view.appointments.length } }); });
    return { kind: 'done' };
  };
}
