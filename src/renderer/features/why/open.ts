import type { Id } from '#shared/kernel/values.ts';
import { useDialog } from '../../shell/dialog-store.ts';

/** Why an inquiry is as it is, in the panel at the side. */
export const openWhy = (inquiryId: Id): void => { useDialog.getState().open({ kind: 'why', inquiryId }); };
/** Which inquiry an appointment belongs to, and why. */
export const openWhyAppointment = (appointmentId: Id): void => { useDialog.getState().open({ kind: 'whyAppointment', appointmentId }); };
