import { basename } from 'node:path';
import type { HistoryFilter, historyMethods } from '#shared/inquiries/history.ts';
import { historyWords, type HistoryLanguage } from '#shared/inquiries/words.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { daysBetween } from '#shared/kernel/time.ts';
import type { Id, Zone } from '#shared/kernel/values.ts';
import { actorOf, type CallContext } from '../../../ipc/context.ts';
import type { FileDialogs } from '../../../kernel/files.ts';
import type { Jobs } from '../../../worker/jobs.ts';
import type { InquiriesDeps } from '../ports.ts';
import { createRowChanges } from './changes.ts';
import type { History } from './index.ts';
import { createSavedFilters } from './saved.ts';

export interface HistoryHandlerDeps extends Pick<InquiriesDeps, 'database' | 'clock' | 'newId' | 'audit' | 'changed'> {
  readonly history: History;
  readonly people: Parameters<typeof createRowChanges>[1]['people'];
  readonly jobs: Pick<Jobs, 'run' | 'start'>;
  readonly files: FileDialogs;
  words(): Parameters<typeof createRowChanges>[1] extends { words(): infer W } ? W : never;
  branch(): { readonly id: Id; readonly zone: Zone };
  language(): HistoryLanguage;
}

/** Up to so many days are counted at once; more, or a text among them, in the worker, so that no call waits for it. */
const daysAtOnce = 7;
const isLong = ({ fromDay, tillDay, text, person }: HistoryFilter): boolean => fromDay === undefined || tillDay === undefined || daysBetween(fromDay, tillDay) >= daysAtOnce || text !== undefined || person !== undefined;

export function createHistoryHandlers({ history, database, clock, newId, audit, changed, people, jobs, files, words, branch, language }: HistoryHandlerDeps): Handlers<typeof historyMethods, CallContext> {
  const saved = createSavedFilters({ database, newId, audit }), changesOf = createRowChanges(database.db, { people, words });
  return {
    history: ({ after, limit, withPhoneOwner, ...filter }) => history.page(filter, { after, limit, withPhoneOwner }),
    historyCount: async (filter) => ({ count: isLong(filter) ? await jobs.run('inquiries.count', { filter, zone: branch().zone, now: clock.now() }) : history.count(filter) }),
    unprocessedCounts: () => history.unprocessedCounts(),
    eventsOf: ({ headId, withPhoneOwner }) => history.eventsOf(headId, withPhoneOwner),
    changes: ({ inquiryId }) => changesOf(inquiryId),
    ofPatient: ({ patientId }) => history.ofPatient(patientId),
    exportHistory: async (filter, ctx) => {
      const { employeeId } = actorOf(ctx), said = historyWords[language()];
      const path = await files.chooseSave({ name: `${said.title}.xlsx`, filters: [{ name: 'Excel', extensions: ['xlsx'] }, { name: 'CSV', extensions: ['csv'] }] });
      if (path === undefined) return { kind: 'cancelled' };
      const whole = /\.(xlsx|csv)$/i.test(path) ? path : `${path}.xlsx`;
      database.write((tx) => { audit.append(tx, { employeeId, action: 'inquiries.exportHistory', entity: 'export', after: { ...filter } }); });
      return { kind: 'started', jobId: jobs.start('inquiries.writeHistory', { path: whole, filter, language: language(), zone: branch().zone, now: clock.now() }, { by: employeeId, about: { file: basename(whole) }, pausable: true, onDone: ({ rows }) => ({ rows }) }) };
    },
    savedFilters: (_, ctx) => saved.of(actorOf(ctx).employeeId),
    saveFilter: ({ name, filter }, ctx) => {
      const id = saved.save(actorOf(ctx).employeeId, name.trim(), filter);
      changed(['inquiries']);
      return { id };
    },
    dropFilter: ({ id }, ctx) => {
      saved.drop(actorOf(ctx).employeeId, id);
      changed(['inquiries']);
      return null;
    },
    hideColumns: ({ hidden }, ctx) => {
      saved.hide(actorOf(ctx).employeeId, hidden);
      changed(['inquiries']);
      return null;
    },
  };
}
