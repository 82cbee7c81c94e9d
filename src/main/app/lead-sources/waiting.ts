import { AppError } from '#shared/kernel/errors.ts';
import { instant, type Id } from '#shared/kernel/values.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import { guessMapping, readLetter, readMapped } from '#shared/leads/mapping.ts';
import type { LeadSource } from '#shared/leads/sources.ts';
import type { envelopeProblems, leadSourcesContract, WaitingEnvelope } from '#shared/leads/sources-contract.ts';
import type { Database, WritableDb } from '../../db/index.ts';
import { actorOf, type CallContext } from '../../ipc/context.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Audit } from '../../modules/audit/index.ts';
import type { EnvelopeRow, Envelopes, LeadConnector, ReadItem } from '../../modules/leads/index.ts';

export interface WaitingDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: { append(tx: WritableDb, entry: Parameters<Audit['append']>[1]): void };
  readonly envelopes: Envelopes;
  readonly sources: () => readonly LeadSource[];
  readonly connector: (sourceId: string) => LeadConnector | undefined;
  readonly changed: (topics: readonly Topic[]) => void;
}
type WaitingHandlers = Pick<Handlers<typeof leadSourcesContract, CallContext>, 'waiting' | 'readAgain' | 'makeLead' | 'putAside'>;

/** Of a letter that came to no source here: what its words look like. */
function guessed(raw: string): Pick<NonNullable<ReadItem['lead']>, 'phone' | 'fullName' | 'comment' | 'email' | 'surname' | 'firstName' | 'patronymic'> | undefined {
  const letter = readLetter(raw);
  if (!letter) return undefined;
  const { phone = '', name: fullName = '', comment = '', email = '' } = readMapped(letter, guessMapping(letter));
  return { phone, fullName, comment, email };
}

/** «Ждут человека»: letters that became no lead, or say something else than before. What is done to them is in the change log. */
export function waitingHandlers({ database, clock, audit, envelopes, sources, connector, changed }: WaitingDeps): WaitingHandlers {
  const nameOf = (id: string): string => sources().find((one) => one.id === id)?.name ?? '';
  const readOf = (row: EnvelopeRow): ReadItem | undefined => connector(row.sourceId)?.readRaw(row.raw, instant(row.receivedAt));
  function shown(row: EnvelopeRow): WaitingEnvelope {
    const lead = readOf(row)?.lead ?? guessed(row.raw);
    return {
      id: row.id, sourceId: row.sourceId, sourceName: nameOf(row.sourceId), receivedAt: row.receivedAt, raw: row.raw, problems: JSON.parse(row.problems) as (typeof envelopeProblems)[number][],
      ...(row.inquiryId === null ? {} : { inquiryId: row.inquiryId }), phone: lead?.phone ?? '', email: lead?.email ?? '', comment: lead?.comment ?? '',
      name: [lead?.surname, lead?.firstName, lead?.patronymic].filter(Boolean).join(' ') || (lead?.fullName ?? ''),
    };
  }
  function become(row: EnvelopeRow, lead: NonNullable<ReadItem['lead']>, by: Id, action: string): Id {
    const inquiryId = envelopes.becomes(row, { id: row.sourceId, name: nameOf(row.sourceId) }, lead, by, (tx, id) => {
      audit.append(tx, { employeeId: by, action, entity: 'leadEnvelope', entityId: row.id, after: { inquiryId: id } });
    });
    changed(['leadSources', 'inquiries']);
    return inquiryId;
  }
  return {
    waiting: () => ({ total: envelopes.countWaiting(), items: envelopes.waiting().map(shown) }),
    readAgain: ({ id }, ctx) => {
      const row = envelopes.open(id), lead = readOf(row)?.lead;
      if (!lead) return { kind: 'unreadable' };
      become(row, lead, actorOf(ctx).employeeId, 'leadSources.readAgain');
      return { kind: 'lead' };
    },
    makeLead: ({ id, phone, name, comment }, ctx) => {
      if (phone.trim() === '' && name.trim() === '') throw new AppError('invalid-input', 'lead-without-person');
      const row = envelopes.open(id), read = readOf(row)?.lead;
      return { inquiryId: become(row, { ...read, form: read?.form ?? '', surname: '', firstName: '', patronymic: '', fullName: name, phone, comment, problems: [], ...(row.externalId === null ? {} : { externalId: row.externalId }) }, actorOf(ctx).employeeId, 'leadSources.makeLead') };
    },
    putAside: ({ id }, ctx) => {
      const row = envelopes.open(id), by = actorOf(ctx).employeeId;
      database.write((tx) => {
        envelopes.putAside(tx, row, by, clock.now());
        audit.append(tx, { employeeId: by, action: 'leadSources.putAside', entity: 'leadEnvelope', entityId: id });
      });
      changed(['leadSources']);
      return null;
    },
  };
}
