import type { Id } from '../kernel/values.ts';
import type { AppointmentStatus, Slot } from './contract.ts';

export const statusTexts: Readonly<Record<AppointmentStatus, string>> = {
  unconfirmed: 'Не подтверждён', confirmed: 'Подтверждён', arrived: 'Пришёл', inChair: 'На приёме', completed: 'Завершён', noShow: 'Не пришёл', cancelled: 'Отменён',
};

/** «Новый прием» as open in one session: prefilled person, comment of the call to copy, and what may be pressed. */
export interface BookingForm {
  readonly formId: Id;
  readonly slot: Slot;
  readonly doctor: string;
  /** «Ср 25.11 15:00–15:30». */
  readonly when: string;
  readonly patient?: { readonly id: Id; readonly name: string; /** The number one click calls. */ readonly phone?: string };
  /** Prefill of «Добавить новую» when there is no card. */
  readonly newCard?: { readonly surname: string; readonly firstName: string; readonly patronymic: string; readonly phone?: string };
  /** The button that copies it into the appointment's comment. */
  readonly callComment?: string;
  readonly buffer?: { readonly bufferId: Id; readonly inquiryId: Id };
  /** «Связать с текущим звонком»: shown while a conversation runs and no buffer is used; ticked by A-39. */
  readonly linkCurrent?: { readonly inquiryId: Id; readonly ticked: boolean };
  /** The form was opened while this conversation ran. */
  readonly openedIn?: Id;
  /** «Записать пациента»: off until the card exists, or for a banned patient. */
  readonly canBook: boolean;
  readonly whyNot?: string;
}
