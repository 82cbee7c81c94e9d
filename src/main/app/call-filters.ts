import { and, asc, eq, gte, isNotNull } from 'drizzle-orm';
import type { callFiltersContract } from '#shared/call-filters/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { CallFacts, LegFacts } from '#shared/telephony/call.ts';
import { callFilter, filterKinds, isShown, leftOutBy, noFilter, type CallFilter, type CallTraits, type FilterKind } from '#shared/telephony/filter.ts';
import type { Database, WritableDb } from '../db/index.ts';
import { adChannels, callLegs, lines, phones } from '../db/schema/index.ts';
import { actorOf, type CallContext } from '../ipc/context.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Directories } from '../modules/directories/index.ts';
import type { Settings } from '../modules/settings/index.ts';
import type { Shift } from '../modules/shift/index.ts';
import type { Staff } from '../modules/staff/index.ts';

export interface CallFilterDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: { append(tx: WritableDb, entry: { employeeId?: Id | undefined; action: string; entity: string; entityId?: Id | undefined; before?: unknown; after?: unknown }): void };
  readonly settings: Pick<Settings, 'get' | 'set' | 'getLocal' | 'setLocal'>;
  readonly directories: Pick<Directories, 'branches'>;
  readonly shift: Pick<Shift, 'phones'>;
  readonly staff: Pick<Staff, 'list'>;
  changed(topics: readonly Topic[]): void;
}

const pcKey = 'call-filter', ownKey = (employeeId: Id): string => `call-filter:${employeeId}`;
/** Scenarios of the exchange are offered from the calls of so many days. */
const scenarioDaysMs = 90 * 86_400_000;

/** Which calls a workplace shows, by PC and by user. What is recorded never asks here. */
export function createCallFilters({ database, clock, audit, settings, directories, shift, staff, changed }: CallFilterDeps) {
  const { db } = database;
  const lineRows = db.select({ e164: lines.e164, branchId: lines.branchId, channel: adChannels.name }).from(lines).leftJoin(adChannels, eq(adChannels.id, lines.adChannelId)).where(eq(lines.deleted, 0)).orderBy(asc(lines.e164)).prepare();
  const phoneRows = db.select({ extension: phones.extension, branchId: phones.branchId }).from(phones).where(eq(phones.deleted, 0)).prepare();
  const workplace = (): CallFilter => settings.getLocal(pcKey, callFilter) ?? noFilter;
  const own = (employeeId: Id): CallFilter => settings.get(ownKey(employeeId), callFilter) ?? noFilter;
  const holding = (employeeId: Id): CallFilter[] => [workplace(), own(employeeId)].filter((filter) => filterKinds.some((kind) => filter[kind].length > 0));

  /** The branch whose number was dialled; where nobody knows it, the one the phone stands in. */
  function branchOf(line: string | undefined, extension: string | undefined): Id | undefined {
    const ofLine = line === undefined ? undefined : lineRows.all().find((row) => row.e164 === line)?.branchId;
    return ofLine ?? phoneRows.all().find((row) => row.extension === extension)?.branchId;
  }
  function traitsOf(employeeId: Id, call: CallFacts, leg: LegFacts): CallTraits {
    const line = call.line?.kind === 'phone' ? call.line.e164 : undefined, branch = branchOf(line, leg.phone), scenario = leg.scenario ?? call.legs.find((other) => other.scenario !== undefined)?.scenario;
    return { extensions: leg.phone, employees: employeeId, ...(line ? { lines: line } : {}), ...(branch ? { branches: branch } : {}), ...(scenario === undefined ? {} : { scenarios: scenario }) };
  }

  const handlers: Handlers<typeof callFiltersContract, CallContext> = {
    get: (_, ctx) => {
      const scenarios = db.selectDistinct({ scenario: callLegs.scenario }).from(callLegs).where(and(gte(callLegs.startedAt, clock.now() - scenarioDaysMs), isNotNull(callLegs.scenario))).orderBy(asc(callLegs.scenario)).limit(200).all();
      return {
        workplace: workplace(), own: own(actorOf(ctx).employeeId),
        choices: {
          lines: lineRows.all().map(({ e164, channel }) => ({ e164, ...(channel ? { channel } : {}) })),
          phones: shift.phones().map(({ extension, name }) => ({ extension, name })), employees: staff.list().map(({ id, name }) => ({ id, name })),
          branches: directories.branches().map(({ id, name }) => ({ id, name })), scenarios: scenarios.flatMap(({ scenario }) => scenario ?? []),
        },
      };
    },
    setWorkplace: ({ filter }, ctx) => {
      const before = workplace();
      database.write((tx) => {
        settings.setLocal(tx, pcKey, filter);
        audit.append(tx, { employeeId: actorOf(ctx).employeeId, action: 'settings.setCallFilter', entity: 'localSetting', entityId: pcKey, before, after: filter });
      });
      changed(['settings']);
      return null;
    },
    setOwn: ({ filter }, ctx) => {
      const { employeeId } = actorOf(ctx);
      database.write((tx) => { settings.set(tx, employeeId, ownKey(employeeId), filter); });
      changed(['settings']);
      return null;
    },
  };
  return {
    handlers,
    /** Whether this employee's window at this PC shows the call that this leg of theirs is part of. */
    shows: (employeeId: Id, call: CallFacts, leg: LegFacts): boolean => {
      const filters = holding(employeeId);
      return filters.length === 0 || isShown(filters, leg, traitsOf(employeeId, call, leg));
    },
    /** The same of what a row keeps of a call: its line. Nobody tells there which phone it rang. */
    showsRow: (employeeId: Id, lineE164: string | null): boolean => {
      const filters = holding(employeeId);
      if (filters.length === 0 || lineE164 === null) return true;
      const branch = branchOf(lineE164, undefined);
      return filters.every((filter) => leftOutBy(filter, { lines: lineE164, ...(branch ? { branches: branch } : {}) }) === undefined);
    },
    /** By what calls are left out at this employee's window: the quiet line says so. */
    kinds: (employeeId: Id): FilterKind[] => {
      const filters = holding(employeeId);
      return filterKinds.filter((kind) => filters.some((filter) => filter[kind].length > 0));
    },
  };
}
export type CallFilters = ReturnType<typeof createCallFilters>;
