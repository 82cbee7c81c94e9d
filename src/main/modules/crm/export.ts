import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { crmContract } from '#shared/crm/contract.ts';
import { crmWords } from '#shared/crm/words.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { phoneText } from '#shared/kernel/phone.ts';
import type { TableColumn } from '#shared/kernel/table.ts';
import { clockText, dayText, wallOf } from '#shared/kernel/time.ts';
import type { CrmDeps } from './deps.ts';
import type { Tasks } from './tasks.ts';
import type { Waitlist } from './waitlist.ts';

const columns = (titles: readonly string[], kinds: Readonly<Record<number, TableColumn['kind']>>, widths: readonly number[]): TableColumn[] =>
  titles.map((title, n) => ({ title, kind: kinds[n] ?? 'text', width: widths[n] ?? 16 }));
const shown = (phone: string | undefined): string => (phone === undefined ? '' : phone.startsWith('+') ? phoneText(phone) : phone);

/** The lists as they stand on the screen, into a file the person chooses. */
export function createExports({ branch, exportTable, language }: CrmDeps, tasks: Tasks, waitlist: Waitlist): Pick<Handlers<typeof crmContract, CallContext>, 'exportTasks' | 'exportWaitlist'> {
  const on = (at: number) => wallOf(at as never, branch().zone);
  return {
    exportTasks: (filter, ctx) => {
      const { employeeId } = actorOf(ctx), words = crmWords[language()];
      return exportTable(employeeId, words.tasks, {
        sheet: words.tasks, columns: columns(words.taskColumns, { 0: 'day', 5: 'phone' }, [12, 8, 16, 48, 32, 20, 22, 14, 40]),
        rows: tasks.list(filter, employeeId).map((t) => {
          const { day, minute } = on(t.dueAt);
          return [day, clockText(minute), t.type?.name ?? words.kind[t.kind], t.what, t.who, shown(t.phone), t.owner, words.state[t.doneAt ? 'done' : t.overdue ? 'overdue' : 'open'], t.result];
        }),
      });
    },
    exportWaitlist: (filter, ctx) => {
      const words = crmWords[language()];
      return exportTable(actorOf(ctx).employeeId, words.waitlist, {
        sheet: words.waitlist, columns: columns(words.waitColumns, { 0: 'day', 3: 'phone', 6: 'number', 7: 'day', 8: 'day' }, [12, 16, 32, 20, 18, 18, 8, 12, 12, 14, 18, 40, 26, 12, 30]),
        rows: waitlist.list(filter).map((w) => [
          on(w.createdAt).day, words.waits[w.kind], w.who, shown(w.phone), w.doctor ?? '', w.speciality ?? '', w.lengthMin, w.fromDay ?? null, w.tillDay ?? null,
          w.fromMin === undefined && w.tillMin === undefined ? '' : `${clockText(w.fromMin ?? 0)}–${clockText(w.tillMin ?? 1440)}`,
          words.weekdays.filter((_, n) => (w.weekdays & (1 << n)) !== 0).join(', '), w.wish, w.own ? `${dayText(w.own.day)} ${clockText(w.own.startMin)} ${w.own.doctor}` : '', w.closed ? words.closed[w.closed.how] : '', w.closed?.reason ?? '',
        ]),
      });
    },
  };
}
