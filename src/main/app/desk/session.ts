import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import type { Person, WhoType } from '#shared/inquiries/contract.ts';
import type { TypeWhy } from '#shared/inquiries/why.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { CardMemory } from '#shared/telephony/cards.ts';
import type { ClinicListener } from '../clinic-port.ts';
import type { OpenForm } from './ports.ts';

/** What is typed into a panel and not saved yet. */
export interface PanelDraft {
  readonly person?: Person;
  readonly whoType?: WhoType;
  /** Chosen by hand, so a new person does not change it any more. */
  readonly whoTypeByHand?: boolean;
  /** Why the type is what it became with the person. */
  readonly typeWhy?: TypeWhy;
  readonly topicId?: Id | null;
  readonly comment?: string;
}

export type PanelState = { readonly mode: 'form'; readonly inquiryId: Id } | { readonly mode: 'table' } | { readonly mode: 'recent' };

/** The live state of one window (one employee of a scenario). Only what is not a row of the database. */
export interface DeskSession {
  readonly id: string;
  readonly listener: ClinicListener;
  readonly cards: Map<Id, CardMemory>;
  readonly drafts: Map<Id, PanelDraft>;
  panel: PanelState | undefined;
  /** A call ordered from an inquiry: its panel opens as soon as it has a row. */
  awaited: Id | undefined;
  form: OpenForm | undefined;
  /** The picture that was sent last. */
  shown: DeskSnapshot | undefined;
  /** Grows with each picture. */
  version: number;
  /** Grows when the panel's fields changed otherwise than by this window's typing. */
  panelRevision: number;
  /** The fields as this window last knew them. */
  panelSeen: string;
}

export const newSession = (id: string, listener: ClinicListener): DeskSession => ({
  id, listener, cards: new Map(), drafts: new Map(), panel: undefined, awaited: undefined, form: undefined, shown: undefined, version: 0, panelRevision: 1, panelSeen: '',
});

/** Signing out leaves nothing of one employee to the next. */
export function forget(session: DeskSession): void {
  session.cards.clear();
  session.drafts.clear();
  session.panel = undefined;
  session.awaited = undefined;
  session.form = undefined;
  session.shown = undefined;
  session.panelRevision++;
}
