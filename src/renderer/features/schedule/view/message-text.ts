import { clockText, dayText } from '#shared/kernel/time.ts';
import type { AppointmentRow } from '#shared/schedule/contract.ts';

interface About { readonly row: AppointmentRow; readonly weekday: string; readonly doctor: string; readonly speciality: string; readonly branch: string; /** «по времени Владивостока», where it is not the clock of this PC. */ readonly zone: string | undefined }

/** An appointment as one sends it to the patient: no phone, no comment of the clinic's own. */
export const messageText = ({ row, weekday, doctor, speciality, branch, zone }: About): string =>
  [row.patient, `${weekday} ${dayText(row.day)} ${clockText(row.startMin)}–${clockText(row.endMin)}${zone ? ` (${zone})` : ''}`, [doctor, speciality.toLocaleLowerCase('ru')].filter(Boolean).join(', '), branch].filter(Boolean).join('\n');
