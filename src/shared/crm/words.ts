import type { TaskKind } from './contract.ts';

/** Words main itself puts into files of the CRM, in the language of this PC's screen. */
const ru = {
  tasks: 'Задачи', waitlist: 'Лист ожидания',
  kind: { book: 'Записать', callBack: 'Перезвонить', checkup: 'Профосмотр', other: 'Другое' } satisfies Record<TaskKind, string>,
  state: { open: 'открыта', overdue: 'просрочена', done: 'выполнена' },
  waits: { noSlot: 'Нет времени', wantsEarlier: 'Хочет раньше' },
  closed: { booked: 'записан', moved: 'перенесён', byHand: 'снят' },
  weekdays: ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'],
  taskColumns: ['Срок: день', 'Срок: время', 'Тип', 'Что сделать', 'Кто', 'Телефон', 'Ответственный', 'Состояние', 'Результат'],
  waitColumns: ['Добавлен', 'Вид', 'Кто', 'Телефон', 'Врач', 'Специальность', 'Минут', 'С', 'По', 'Часы', 'Дни недели', 'Пожелание', 'Записан сейчас', 'Состояние', 'Причина'],
};
const en: typeof ru = {
  tasks: 'Tasks', waitlist: 'Wait list',
  kind: { book: 'Book', callBack: 'Call back', checkup: 'Checkup', other: 'Other' },
  state: { open: 'open', overdue: 'overdue', done: 'done' },
  waits: { noSlot: 'No time found', wantsEarlier: 'Wants earlier' },
  closed: { booked: 'booked', moved: 'moved', byHand: 'removed' },
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  taskColumns: ['Due: day', 'Due: time', 'Type', 'What to do', 'Who', 'Phone', 'Owner', 'State', 'Result'],
  waitColumns: ['Added', 'Kind', 'Who', 'Phone', 'Doctor', 'Speciality', 'Minutes', 'From', 'Till', 'Hours', 'Weekdays', 'Wish', 'Booked now', 'State', 'Reason'],
};
export const crmWords = { ru, en } as const;
