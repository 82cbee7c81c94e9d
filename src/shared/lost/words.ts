import { counted, type Forms } from '../kernel/plural.ts';
import { clockText, dayOf, dayText, shortDayText, wallOf } from '../kernel/time.ts';
import { instant, type Day, type Zone } from '../kernel/values.ts';
import type { LostKind, Matter } from './view.ts';

const times: Forms = { one: 'раз', few: 'раза', many: 'раз', other: 'раза' };

/** Words main itself puts on the list, into files and on paper, in the language of this PC's screen. */
const ru = {
  title: 'Ничего не потеряно', nobody: 'никто', shift: 'смене', hidden: 'Номер скрыт',
  kinds: {
    missedCall: 'Пропущенный звонок', lead: 'Заявка', dialogLead: 'Заявка-диалог', chat: 'Чат без ответа', envelope: 'Письмо источника', buffer: 'Буфер записи', bookingForm: 'Незаписанный приём',
    task: 'Задача', panel: 'Несохранённый комментарий', tagPrompt: 'Метка не поставлена',
  } satisfies Record<LostKind, string>,
  columns: ['Вид', 'Кто', 'Телефон', 'Что должны', 'С какого дня', 'Время', 'Ответственный', 'Обещано: день', 'Обещано: время', 'Канал', 'Состояние', 'Примечание'],
  overdue: 'просрочено', waits: 'ждёт',
  missed: (n: number) => (n === 1 ? 'Перезвонить: звонок пропущен' : `Перезвонить: звонили ${counted(n, times)}`),
  tried: (when: string) => `, набирали ${when} – не ответили`, cannotCall: 'Номер скрыт – перезвонить нельзя, закройте с причиной',
  lead: (source: string, wish: string) => ['Ответить на заявку', source && `с «${source}»`, wish && `– ${wish}`].filter(Boolean).join(' '),
  dialogLead: (text: string) => `Перезвонить по диалогу${text ? `: ${text}` : ''}`,
  chat: (text: string) => `Ответить в чате${text ? `: ${text}` : ''}`,
  envelope: (source: string) => `Разобрать письмо${source ? ` «${source}»` : ''}: в нём не всё удалось прочесть`,
  buffer: (ended: boolean): string => (ended ? 'Записать на приём: буфер ушёл вместе со сменой' : 'Записать на приём: ждёт в буфере'),
  form: (slot: string) => `Дозаполнить запись${slot ? ` на ${slot}` : ''}`,
  task: (text: string) => text, panel: (text: string) => `Сохранить комментарий${text ? `: «${text}»` : ''}`, tag: 'Поставить метку разговору',
  handover: 'Передача смены', from: 'Сдал', to: 'Принял', note: 'Примечание', printed: 'Напечатано', matters: 'Открытые дела', given: 'Кому передано', since: 'Ждёт', promised: 'Обещано', signed: 'Подпись поставлена паролем', notSigned: 'ещё не подписано', none: 'Открытых дел не было.',
};
const en: typeof ru = {
  title: 'Nothing lost', nobody: 'nobody', shift: 'the shift', hidden: 'Hidden number',
  kinds: {
    missedCall: 'Missed call', lead: 'Lead', dialogLead: 'Dialog to call back', chat: 'Unanswered chat', envelope: 'Letter of a source', buffer: 'Booking buffer', bookingForm: 'Unsaved visit',
    task: 'Task', panel: 'Unsaved comment', tagPrompt: 'Tag not set',
  },
  columns: ['Kind', 'Who', 'Phone', 'What is owed', 'Since', 'Time', 'Owner', 'Promised: day', 'Promised: time', 'Channel', 'State', 'Note'],
  overdue: 'overdue', waits: 'waits',
  missed: (n) => (n === 1 ? 'Call back: the call was missed' : `Call back: they called ${String(n)} times`),
  tried: (when) => `, dialled ${when}, no answer`, cannotCall: 'Hidden number: nobody to call back, close it with a reason',
  lead: (source, wish) => ['Answer the lead', source && `of “${source}”`, wish && `– ${wish}`].filter(Boolean).join(' '),
  dialogLead: (text) => `Call back on the dialog${text ? `: ${text}` : ''}`,
  chat: (text) => `Answer in the chat${text ? `: ${text}` : ''}`,
  envelope: (source) => `Look at the letter${source ? ` of “${source}”` : ''}: not all of it could be read`,
  buffer: (ended) => (ended ? 'Book a visit: the buffer went with the shift' : 'Book a visit: waits in the buffer'),
  form: (slot) => `Finish the booking${slot ? ` for ${slot}` : ''}`,
  task: (text) => text, panel: (text) => `Save the comment${text ? `: “${text}”` : ''}`, tag: 'Set a tag on the conversation',
  handover: 'Handover of the shift', from: 'Handed over by', to: 'Taken over by', note: 'Note', printed: 'Printed', matters: 'Open matters', given: 'Given to', since: 'Waits', promised: 'Promised', signed: 'Signed by password', notSigned: 'not signed yet', none: 'There were no open matters.',
};
export const lostWords = { ru, en } as const;
export type LostWords = typeof ru;

const short = (text: string): string => { const line = text.replaceAll(/\s+/g, ' ').trim(); return line.length > 140 ? `${line.slice(0, 139).trimEnd()}…` : line; };
/** «14:20», or «22.11 14:20» of another day. */
export function momentOf(at: number, now: number, zone: Zone): string {
  const { day, minute } = wallOf(instant(at), zone), today = dayOf(instant(now), zone);
  return day === today ? clockText(minute) : `${day.slice(0, 4) === today.slice(0, 4) ? shortDayText(day) : dayText(day)} ${clockText(minute)}`;
}

/** What is owed, in one sentence. */
export function owedText({ kind, about, phone, phoneRaw }: Pick<Matter, 'kind' | 'about' | 'phone' | 'phoneRaw'>, w: LostWords, now: number, zone: Zone): string {
  const text = short(about.text ?? '');
  switch (kind) {
    case 'missedCall': return phone === undefined && phoneRaw === undefined ? w.cannotCall : w.missed(about.times ?? 1) + (about.triedAt === undefined ? '' : w.tried(momentOf(about.triedAt, now, zone)));
    case 'lead': return w.lead(about.source ?? '', text) + (about.triedAt === undefined ? '' : w.tried(momentOf(about.triedAt, now, zone)));
    case 'dialogLead': return w.dialogLead(text) + (about.triedAt === undefined ? '' : w.tried(momentOf(about.triedAt, now, zone)));
    case 'chat': return w.chat(text);
    case 'envelope': return w.envelope(about.source ?? '');
    case 'buffer': return w.buffer(about.shiftEnded ?? false);
    case 'bookingForm': return w.form(about.slot ? `${shortDayText(about.slot.day as Day)} ${clockText(about.slot.startMin)}${about.slot.doctor ? `, ${about.slot.doctor}` : ''}` : '');
    case 'task': return w.task(text);
    case 'panel': return w.panel(text);
    case 'tagPrompt': return w.tag;
  }
}
