import type { WhoType } from '../inquiries/contract.ts';
import type { CardAction, CardStatus } from '../telephony/view.ts';

/** The words main puts into a snapshot and into the history, in the language of this PC's screen. */
export interface DeskWords {
  readonly status: Readonly<Record<CardStatus, string>>;
  readonly action: Readonly<Record<CardAction, string>>;
  readonly unknownPatient: string;
  readonly hiddenNumber: string;
  /** The whole title of a card on a locked screen. */
  readonly incomingCall: string;
  readonly pickFirst: string;
  readonly noPerson: string;
  readonly unknownTopic: string;
  readonly title: Readonly<Record<'inbound' | 'outbound' | 'add' | 'edit' | 'lead' | 'dialog' | 'dialogLead', string>>;
  readonly whoType: Readonly<Record<WhoType, string>>;
  /** Monday first. */
  readonly weekdays: readonly [string, string, string, string, string, string, string];
  more(n: number): string;
  ban(reason: string): string;
  callAt(time: string): string;
  /** The buffer's button of a dialog. */
  dialogAt(time: string): string;
  /** An inquiry that has no number. */
  readonly noNumber: string;
  leadAt(time: string): string;
  parent(name: string): string;
  /** A linked action: `slot` is «25.11 15:00 Орлова». */
  booked(slot: string): string;
  cancelled(slot: string): string;
  moved(from: string, to: string): string;
  readonly deed: Readonly<Record<'booked' | 'cancelled' | 'moved', string>>;
  readonly running: string;
  /** Why a link was made: `what` is «запись в 10:07:30 (разговор 10:02:18–10:06:40)». */
  readonly why: Readonly<Record<'buffer' | 'current' | 'panel' | 'running' | 'none', (what: string) => string>>;
  nearest(minutes: number, what: string): string;
  deedAt(deed: string, clock: string): string;
  talk(from: string, till: string): string;
}

const ru: DeskWords = {
  status: { ringing: 'Входящий', talking: 'Разговор', held: 'На удержании', dialing: 'Исходящий', missed: 'Пропущен', unanswered: 'Не ответили', failed: 'Не состоялся', ended: 'Завершён' },
  action: { answer: 'Ответить', hangup: 'Завершить', assign: 'Назначить прием', addPatient: 'Добавить пациента', open: 'Открыть' },
  unknownPatient: 'Неизвестный пациент', hiddenNumber: 'Номер скрыт', incomingCall: 'Входящий звонок',
  pickFirst: 'Сначала выберите, кто звонит', noPerson: 'Выберите пациента или добавьте карточку', unknownTopic: 'Неизвестно',
  title: { inbound: 'Входящий вызов', outbound: 'Исходящий вызов', add: 'Добавление комментария к разговору', edit: 'Изменение комментария к разговору', lead: 'Заявка', dialog: 'Диалог', dialogLead: 'Заявка-диалог' },
  whoType: { wantsToBook: 'Пациент. Хочет записаться', alreadyBooked: 'Пациент. Уже записан', other: 'Пациент. Другое', employee: 'Сотрудник', contractor: 'Прочие и контрагенты' },
  weekdays: ['Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб', 'Вс'],
  more: (n) => `Ещё ${String(n)} на линии`, ban: (reason) => `Запрет записи: ${reason}`, callAt: (time) => `Звонок в ${time}`, leadAt: (time) => `Заявка в ${time}`, dialogAt: (time) => `Диалог в ${time}`, noNumber: 'Без номера', parent: (name) => `родитель: ${name}`,
  booked: (slot) => `запись ${slot}`, cancelled: (slot) => `отмена ${slot}`, moved: (from, to) => `перенос ${from} → ${to}`,
  deed: { booked: 'запись', cancelled: 'отмена', moved: 'перенос' }, running: 'идёт',
  why: {
    buffer: (what) => `из буфера: ${what}`, current: (what) => `отмечено «Связать с текущим звонком»: ${what}`, panel: (what) => `форма открыта во время разговора: ${what}`,
    running: (what) => `во время разговора: ${what}`, none: () => 'не связано',
  },
  nearest: (minutes, what) => `ближайший разговор, ${String(minutes)} мин от него: ${what}`,
  deedAt: (deed, clock) => `${deed} в ${clock}`, talk: (from, till) => ` (разговор ${from}–${till})`,
};

const en: DeskWords = {
  status: { ringing: 'Incoming', talking: 'Talking', held: 'On hold', dialing: 'Outgoing', missed: 'Missed', unanswered: 'No answer', failed: 'Failed', ended: 'Ended' },
  action: { answer: 'Answer', hangup: 'Hang up', assign: 'Book a visit', addPatient: 'Add a patient', open: 'Open' },
  unknownPatient: 'Unknown patient', hiddenNumber: 'Hidden number', incomingCall: 'Incoming call',
  pickFirst: 'First choose who is calling', noPerson: 'Choose a patient or add a card', unknownTopic: 'Unknown',
  title: { inbound: 'Incoming call', outbound: 'Outgoing call', add: 'Add a comment on the call', edit: 'Change the comment on the call', lead: 'Lead', dialog: 'Dialog', dialogLead: 'Lead dialog' },
  whoType: { wantsToBook: 'Patient. Wants to book', alreadyBooked: 'Patient. Already booked', other: 'Patient. Other', employee: 'Employee', contractor: 'Others and contractors' },
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  more: (n) => `${String(n)} more on the line`, ban: (reason) => `Booking ban: ${reason}`, callAt: (time) => `Call at ${time}`, leadAt: (time) => `Lead at ${time}`, dialogAt: (time) => `Dialog at ${time}`, noNumber: 'No number', parent: (name) => `parent: ${name}`,
  booked: (slot) => `booked ${slot}`, cancelled: (slot) => `cancelled ${slot}`, moved: (from, to) => `moved ${from} → ${to}`,
  deed: { booked: 'booked', cancelled: 'cancelled', moved: 'moved' }, running: 'running',
  why: {
    buffer: (what) => `from the buffer: ${what}`, current: (what) => `“Link with the current call” was ticked: ${what}`, panel: (what) => `the form was opened during the call: ${what}`,
    running: (what) => `during the call: ${what}`, none: () => 'not linked',
  },
  nearest: (minutes, what) => `the nearest call, ${String(minutes)} min away: ${what}`,
  deedAt: (deed, clock) => `${deed} at ${clock}`, talk: (from, till) => ` (call ${from}–${till})`,
};

export const deskWords = { ru, en } as const;
