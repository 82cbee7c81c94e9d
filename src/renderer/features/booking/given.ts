import type { Id } from '#shared/kernel/values.ts';
import type { BookingForm } from '#shared/schedule/view.ts';

export interface Given { readonly inquiryId: Id; readonly how: 'buffer' | 'current' | 'panel' }

/**
 * Which inquiry the employee says the booking comes from: the buffer first, then the ticked current call, then the
 * conversation the form was opened in (R-177…R-179). A tick taken away by hand says «none» for good.
 */
export function givenOf(form: Pick<BookingForm, 'buffer' | 'linkCurrent' | 'openedIn'>, link: { readonly ticked: boolean; readonly byHand: boolean }): Given | undefined {
  if (form.buffer) return { inquiryId: form.buffer.inquiryId, how: 'buffer' };
  if (form.linkCurrent) return link.ticked ? { inquiryId: form.linkCurrent.inquiryId, how: 'current' } : undefined;
  if (form.openedIn && (link.ticked || !link.byHand)) return { inquiryId: form.openedIn, how: 'panel' };
  return undefined;
}

/** Whether «Связать с текущим звонком» stands ticked before anybody touched it. */
export function linkedAtFirst(form: Pick<BookingForm, 'linkCurrent'>, picked: Id | undefined, callOf: Id | undefined): boolean {
  if (!form.linkCurrent) return false;
  return picked === undefined || callOf === undefined ? form.linkCurrent.ticked : picked === callOf;
}
