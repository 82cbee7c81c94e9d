import type { CallType } from './contract.ts';

/** What the reports' files say, in the language of this PC; the screens have words of their own. */
interface ReportWords {
  readonly calls: string;
  readonly callColumns: readonly string[];
  readonly type: Readonly<Record<CallType, string>>;
  readonly conversion: Readonly<Record<'yes' | 'no' | 'dash', string>>;
  readonly hidden: string;
  readonly deleted: string;
  readonly efficiency: string;
  readonly efficiencyColumns: readonly string[];
  readonly shared: string;
  readonly clinic: string;
  readonly tags: string;
  readonly tagColumns: readonly string[];
  readonly other: string;
  readonly none: string;
}
const ru: ReportWords = {
  calls: 'История звонков', callColumns: ['День', 'Время', 'Длительность', 'Тип', 'Телефон', 'Пациент', 'Администратор', 'Конверсия', 'Метки'],
  type: { inbound: 'входящий', outbound: 'исходящий', missed: 'пропущенный', unanswered: 'исходящий без ответа' }, conversion: { yes: 'Да', no: 'Нет', dash: '–' }, hidden: 'номер скрыт', deleted: 'удалена',
  efficiency: 'Эффективность администраторов', efficiencyColumns: ['Администратор', 'Звонков', 'С записью', 'Конверсия, %', 'Общее время', 'Среднее время', 'Пропущено', 'Пропущено, %', 'Исходящих без ответа', 'Исходящих без ответа, %'], shared: 'Общая линия', clinic: 'Вся клиника',
  tags: 'Метки звонков', tagColumns: ['Группа', 'Метка', 'Звонков'], other: 'Другая метка', none: 'Без метки',
};
const en: ReportWords = {
  calls: 'Call history', callColumns: ['Day', 'Time', 'Length', 'Type', 'Phone', 'Patient', 'Administrator', 'Conversion', 'Tags'],
  type: { inbound: 'incoming', outbound: 'outgoing', missed: 'missed', unanswered: 'outgoing, no answer' }, conversion: { yes: 'Yes', no: 'No', dash: '–' }, hidden: 'number hidden', deleted: 'deleted',
  efficiency: 'Efficiency of administrators', efficiencyColumns: ['Administrator', 'Calls', 'With a booking', 'Conversion, %', 'Total time', 'Average time', 'Missed', 'Missed, %', 'Outgoing, no answer', 'Outgoing, no answer, %'], shared: 'Common line', clinic: 'Whole clinic',
  tags: 'Call tags', tagColumns: ['Group', 'Tag', 'Calls'], other: 'Another tag', none: 'Without a tag',
};
export const reportWords = { ru, en } as const;
export type ReportLanguage = keyof typeof reportWords;
