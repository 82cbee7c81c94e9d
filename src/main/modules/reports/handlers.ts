import type { Handlers } from '#shared/ipc/define.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { EfficiencyRow, reportsContract } from '#shared/reports/contract.ts';
import type { ReadableDb } from '../../db/index.ts';
import type { CallContext } from '../../ipc/context.ts';
import { bookingConversion, conversionOf, efficiencyTable, ownerOf, typeOf } from './rules.ts';
import { bindingsIn, callsIn, contactsIn, listEmployees, spanOf } from './store.ts';

/** The rows that are nobody's: calls missed on several phones, and all of them together. */
const sharedLine = 'Общая линия', wholeClinic = 'Клиника';

export function createHandlers(db: ReadableDb): Handlers<typeof reportsContract, CallContext> {
  return {
    efficiency: ({ fromDay, tillDay }) => {
      const span = spanOf(db, fromDay, tillDay), employees = listEmployees(db);
      const names = new Map<Id, string>(employees.map(({ id, name }) => [id, name]));
      const table = efficiencyTable(callsIn(db, span), bindingsIn(db, span), employees.map(({ id }) => id));
      const rows: EfficiencyRow[] = table.byEmployee.map(({ employeeId, row }) => ({ employeeId, name: names.get(employeeId) ?? '', ...row }));
      return { rows: table.shared ? [...rows, { name: sharedLine, ...table.shared }] : rows, clinic: { name: wholeClinic, ...table.clinic } };
    },
    bookingConversion: ({ fromDay, tillDay }) => {
      const conversions = bookingConversion(contactsIn(db, spanOf(db, fromDay, tillDay)));
      return listEmployees(db).flatMap(({ id, name }) => {
        const conversion = conversions.get(id);
        return conversion ? [{ employeeId: id, name, conversion }] : [];
      });
    },
    callHistory: ({ fromDay, tillDay }) => {
      const span = spanOf(db, fromDay, tillDay), bindings = bindingsIn(db, span);
      const names = new Map<Id, string>(listEmployees(db).map(({ id, name }) => [id, name]));
      return callsIn(db, span).map((call) => {
        const owner = ownerOf(call, bindings);
        return {
          callId: call.callId, startedAt: call.startedAt, type: typeOf(call), phone: call.phone, who: call.who, conversion: conversionOf(call), tags: [],
          employee: call.outcome === 'missed' ? '' : names.get(owner ?? '') ?? '',
          ...(owner === undefined ? {} : { countedFor: owner }), ...(call.talkMs === undefined ? {} : { talkMs: call.talkMs }),
        };
      });
    },
  };
}
