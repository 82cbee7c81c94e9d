import type { HistoryRow } from './history.ts';
import { clockText, dayText, wallOf } from '../kernel/time.ts';
import type { Zone } from '../kernel/values.ts';
import type { InquiryKind } from './fields.ts';

/** What the file of «История обращений» and the changes of a row say, in the language of this PC; the screen has words of its own. */
interface HistoryWords {
  readonly title: string;
  readonly sheet: Readonly<Record<'rows' | 'heads', string>>;
  readonly columns: readonly string[];
  readonly kind: Readonly<Record<InquiryKind, string>>;
  readonly direction: Readonly<Record<HistoryRow['direction'], string>>;
  readonly outcome: Readonly<Record<NonNullable<HistoryRow['outcome']>, string>>;
  readonly unprocessed: string;
  readonly incomplete: string;
  /** As the row of the screen has it at a missed call and a lead: when, and whether somebody answered. */
  readonly calledBack: (when: string, answered: boolean) => string;
}
const ru: HistoryWords = {
  title: 'История обращений', sheet: { rows: 'События', heads: 'Обращения' },
  columns: ['День', 'Время', 'Событие', 'Направление', 'Итог', 'Разговор', 'Телефон', 'Кто', 'Кто, тип', 'Тема разговора', 'Комментарий', 'Сотрудник', 'Сотрудник телефона', 'Успешность', 'Рекламный канал', 'Событий', 'Перезвонили', 'Отметки'],
  kind: { call: 'звонок', chat: 'чат', lead: 'заявка', dialog: 'диалог', dialogLead: 'заявка-диалог' }, direction: { inbound: 'входящее', outbound: 'исходящее' },
  outcome: { answered: 'отвечен', missed: 'пропущен', unanswered: 'без ответа', failed: 'не состоялся' }, unprocessed: 'не обработано', incomplete: 'не заполнено',
  calledBack: (when, answered) => `${answered ? 'перезвонили' : 'звонили, не дозвонились'} ${when}`,
};
const en: HistoryWords = {
  title: 'Contact history', sheet: { rows: 'Events', heads: 'Inquiries' },
  columns: ['Day', 'Time', 'Event', 'Direction', 'Outcome', 'Talk', 'Phone', 'Who', 'Who, type', 'Topic', 'Comment', 'Employee', 'Employee of the phone', 'Result', 'Advertising channel', 'Events', 'Called back', 'Marks'],
  kind: { call: 'call', chat: 'chat', lead: 'lead', dialog: 'dialog', dialogLead: 'lead dialog' }, direction: { inbound: 'incoming', outbound: 'outgoing' },
  outcome: { answered: 'answered', missed: 'missed', unanswered: 'no answer', failed: 'failed' }, unprocessed: 'not processed', incomplete: 'not filled in',
  calledBack: (when, answered) => `${answered ? 'called back' : 'called, nobody answered'} ${when}`,
};
export const historyWords = { ru, en } as const;
export type HistoryLanguage = keyof typeof historyWords;

/** «перезвонили 24.11.2026 10:15» in the files of both histories; empty where nobody called. */
export function calledBackText(back: HistoryRow['calledBack'], zone: Zone, language: HistoryLanguage): string {
  if (!back) return '';
  const { day, minute } = wallOf(back.at, zone);
  return historyWords[language].calledBack(`${dayText(day)} ${clockText(minute)}`, back.answered);
}
