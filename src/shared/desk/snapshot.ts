import type { CrmDesk } from '../crm/view.ts';
import type { LeadsView } from '../leads/view.ts';
import type { BufferView, PanelView } from '../inquiries/view.ts';
import type { Instant } from '../kernel/values.ts';
import type { BookingForm } from '../schedule/view.ts';
import type { Me } from '../staff/contract.ts';
import type { LostDesk } from '../lost/view.ts';
import type { DialLinkView } from '../telephony/dial-link.ts';
import type { DialState, Suspension } from '../telephony/dialling.ts';
import type { FilterKind } from '../telephony/filter.ts';
import type { TagPopup } from '../tags/view.ts';
import type { CallCard } from '../telephony/view.ts';

/** A quiet line or a red banner: `code` chooses the sentence, in one place, in the language of the screen. */
export interface Notice { readonly id: string; readonly code: string; readonly level: 'info' | 'warn' | 'error'; readonly at: Instant; readonly details?: Readonly<Record<string, string | number>> }

export interface PhoneHealth { readonly state: 'connected' | 'degraded' | 'disconnected' | 'unauthorized' | 'misconfigured' | 'none'; readonly code?: string; /** The built-in exchange is the one that rings. */ readonly practice?: boolean; /** Calls from the program are suspended (R-170). */ readonly suspended?: Suspension }

/**
 * Everything alive that one signed-in session's window shows (DESIGN.md 9). Main computes it whole; the window only
 * draws it, and a reload is answered with the same value. Rows of the database are not here: they are asked for.
 */
export interface DeskSnapshot {
  /** Grows by one a snapshot: an older one that comes late is dropped. */
  readonly version: number;
  readonly at: Instant;
  readonly me?: Me;
  readonly cards: readonly CallCard[];
  readonly panel?: PanelView;
  readonly buffer?: BufferView;
  readonly booking?: BookingForm;
  /** The conversation whose tags are asked for. */
  readonly tagPopup?: TagPopup;
  /** Reminders, freed slots and the morning page; absent without the right to the CRM and on a locked desk. */
  readonly crm?: CrmDesk;
  /** «Ничего не потеряно»: how much is owed, and a shift that waits for a signature. */
  readonly lost?: LostDesk;
  /** New leads and their sound; absent without the right, only the sound on a locked desk. */
  readonly leads?: LeadsView;
  readonly notices: readonly Notice[];
  /** Numbers on the left menu: running and missed calls, chats, buffer. */
  readonly counters: { readonly calls: number; readonly missed: number; readonly chats: number; readonly buffer: number };
  readonly telephony: PhoneHealth;
  /** Whether this window may start a call now; absent without the right to it and on a locked desk. */
  readonly dial?: DialState;
  /** By what calls are left out at this window; the quiet line says so. */
  readonly filter?: readonly FilterKind[];
  /** A link pressed in another program: asked about, never dialled by itself. */
  readonly link?: DialLinkView;
}
