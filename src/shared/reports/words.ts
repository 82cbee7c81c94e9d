import type { CallType, ReportName } from './contract.ts';

/** What the reports' files say, in the language of this PC; the screens have words of their own. */
export interface ReportWords {
  readonly calls: string;
  readonly callColumns: readonly string[];
  readonly type: Readonly<Record<CallType, string>>;
  readonly conversion: Readonly<Record<'yes' | 'no' | 'dash', string>>;
  readonly hidden: string;
  readonly deleted: string;
  readonly titles: Readonly<Record<ReportName, string>>;
  readonly efficiencyColumns: readonly string[];
  readonly shared: string;
  readonly clinic: string;
  readonly tagColumns: readonly string[];
  readonly conversionColumns: readonly string[];
  readonly channelColumns: readonly string[];
  readonly noChannel: string;
  readonly kinds: Readonly<Record<'call' | 'chat' | 'lead' | 'dialog' | 'dialogLead', string>>;
  readonly topicColumns: readonly string[];
  readonly noTopic: string;
  readonly hourColumns: readonly string[];
  readonly weekdays: readonly string[];
  readonly measureColumns: readonly string[];
  readonly answered: string;
  readonly within: (seconds: number) => string;
  readonly median: string;
  readonly p90: string;
  readonly band: (fromS: number, tillS: number | undefined) => string;
  readonly missed: string;
  readonly fates: Readonly<Record<'none' | 'calledBack' | 'cameAgain' | 'commented', string>>;
  readonly backWithin: (minutes: number) => string;
  readonly leads: string;
  readonly reactedWithin: (minutes: number) => string;
  readonly later: string;
  readonly never: string;
  readonly dayColumns: readonly string[];
  readonly printed: string;
  readonly empty: string;
  readonly wholeClinic: string;
  readonly other: string;
  readonly none: string;
}
const ru: ReportWords = {
  calls: 'История звонков', callColumns: ['День', 'Время', 'Длительность', 'Тип', 'Телефон', 'Пациент', 'Администратор', 'Конверсия', 'Метки', 'Перезвонили'],
  type: { inbound: 'входящий', outbound: 'исходящий', missed: 'пропущенный', unanswered: 'исходящий без ответа' }, conversion: { yes: 'Да', no: 'Нет', dash: '–' }, hidden: 'номер скрыт', deleted: 'удалена',
  titles: {
    efficiency: 'Эффективность администраторов', conversion: 'Конверсия администраторов (IDENT)', channels: 'Рекламные каналы и источники', topics: 'Темы обращений', hours: 'Звонки по часам и дням недели', answers: 'Время до ответа',
    missed: 'Обработка пропущенных', callbacks: 'Скорость ответа на заявки', days: 'Количество звонков по дням', tags: 'Метки звонков',
  },
  efficiencyColumns: ['Администратор', 'Звонков', 'С записью', 'Конверсия, %', 'Общее время', 'Среднее время', 'Пропущено', 'Пропущено, %', 'Исходящих без ответа', 'Исходящих без ответа, %'], shared: 'Общая линия', clinic: 'Вся клиника',
  tagColumns: ['Группа', 'Метка', 'Звонков'], conversionColumns: ['Администратор', 'Хотели записаться', 'Записаны', 'Конверсия, %'],
  channelColumns: ['Рекламный канал', 'Источник', 'Обращений', 'Хотели записаться', 'Записаны', 'Конверсия, %', 'Пришли', 'Новых пациентов'], noChannel: 'Канал неизвестен', kinds: { call: 'Звонок', chat: 'Чат', lead: 'Заявка', dialog: 'Диалог', dialogLead: 'Заявка-диалог' },
  topicColumns: ['Тема', 'Обращений', 'Хотели записаться', 'Записаны', 'Конверсия, %'], noTopic: 'Неизвестно', hourColumns: ['День недели', 'Часы', 'Входящих', 'Из них пропущено'], weekdays: ['Понедельник', 'Вторник', 'Среда', 'Четверг', 'Пятница', 'Суббота', 'Воскресенье'],
  measureColumns: ['Показатель', 'Значение', '%'], answered: 'Отвеченных входящих', within: (seconds) => `Ответили за ${String(seconds)} с и быстрее`, median: 'Половина – не дольше', p90: 'Девять из десяти – не дольше', band: (from, till) => (till === undefined ? `${String(from)} с и дольше` : `${String(from)}–${String(till)} с`),
  missed: 'Пропущенных звонков', fates: { none: 'Не обработаны в тот же день', calledBack: 'Перезвонили', cameAgain: 'Клиент дозвонился сам', commented: 'Закрыты комментарием' }, backWithin: (minutes) => `Перезвонили за ${String(minutes)} мин`,
  leads: 'Заявок и заявок-диалогов', reactedWithin: (minutes) => `Позвонили или обработали за ${String(minutes)} мин`, later: 'Позже', never: 'Не обработаны', dayColumns: ['День', 'Всего', 'Входящих', 'Исходящих', 'Пропущено', 'Исходящих без ответа'],
  printed: 'напечатано', empty: 'За эти дни считать нечего.', wholeClinic: 'Все филиалы', other: 'Другая метка', none: 'Без метки',
};
const en: ReportWords = {
  calls: 'Call history', callColumns: ['Day', 'Time', 'Length', 'Type', 'Phone', 'Patient', 'Administrator', 'Conversion', 'Tags', 'Called back'],
  type: { inbound: 'incoming', outbound: 'outgoing', missed: 'missed', unanswered: 'outgoing, no answer' }, conversion: { yes: 'Yes', no: 'No', dash: '–' }, hidden: 'number hidden', deleted: 'deleted',
  titles: {
    efficiency: 'Efficiency of administrators', conversion: 'Conversion of administrators (IDENT)', channels: 'Advertising channels and sources', topics: 'Topics of inquiries', hours: 'Calls by hour and weekday', answers: 'Time to answer',
    missed: 'Missed calls dealt with', callbacks: 'Time to answer leads', days: 'Calls by day', tags: 'Call tags',
  },
  efficiencyColumns: ['Administrator', 'Calls', 'With a booking', 'Conversion, %', 'Total time', 'Average time', 'Missed', 'Missed, %', 'Outgoing, no answer', 'Outgoing, no answer, %'], shared: 'Common line', clinic: 'Whole clinic',
  tagColumns: ['Group', 'Tag', 'Calls'], conversionColumns: ['Administrator', 'Wanted to book', 'Booked', 'Conversion, %'],
  channelColumns: ['Advertising channel', 'Source', 'Inquiries', 'Wanted to book', 'Booked', 'Conversion, %', 'Came', 'New patients'], noChannel: 'Channel unknown', kinds: { call: 'Call', chat: 'Chat', lead: 'Lead', dialog: 'Dialog', dialogLead: 'Dialog with a call-back' },
  topicColumns: ['Topic', 'Inquiries', 'Wanted to book', 'Booked', 'Conversion, %'], noTopic: 'Unknown', hourColumns: ['Weekday', 'Hours', 'Incoming', 'Of them missed'], weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  measureColumns: ['Measure', 'Value', '%'], answered: 'Incoming calls answered', within: (seconds) => `Answered within ${String(seconds)} s`, median: 'Half of them within', p90: 'Nine of ten within', band: (from, till) => (till === undefined ? `${String(from)} s and longer` : `${String(from)}–${String(till)} s`),
  missed: 'Missed calls', fates: { none: 'Not dealt with on the same day', calledBack: 'Called back', cameAgain: 'The caller got through', commented: 'Closed with a comment' }, backWithin: (minutes) => `Called back within ${String(minutes)} min`,
  leads: 'Leads', reactedWithin: (minutes) => `Called or dealt with within ${String(minutes)} min`, later: 'Later', never: 'Not dealt with', dayColumns: ['Day', 'All', 'Incoming', 'Outgoing', 'Missed', 'Outgoing, no answer'],
  printed: 'printed', empty: 'There is nothing to count on these days.', wholeClinic: 'All branches', other: 'Another tag', none: 'Without a tag',
};
export const reportWords = { ru, en } as const;
export type ReportLanguage = keyof typeof reportWords;
