import type { BufferView, PanelView } from '#shared/inquiries/view.ts';
import type { HistoryRow } from '#shared/inquiries/contract.ts';
import { whoTypeTexts } from '#shared/inquiries/view.ts';
import { moneyText } from '#shared/kernel/money.ts';
import { phoneText } from '#shared/kernel/phone.ts';
import { dayText, durationText } from '#shared/kernel/time.ts';
import type { Instant, Kopecks } from '#shared/kernel/values.ts';
import type { PatientContext } from '#shared/patients/contract.ts';
import { ageText } from '#shared/patients/view.ts';
import type { CallRow, EfficiencyRow } from '#shared/reports/contract.ts';
import { tagLines } from '#shared/tags/view.ts';
import { statusTexts, type BookingForm } from '#shared/schedule/view.ts';
import type { AppointmentRow } from '#shared/schedule/contract.ts';
import type { CallCard, PersonChoice } from '#shared/telephony/view.ts';
import { placeText } from './wall.ts';

/**
 * What the program shows, as short stable values that a file can name and a person can read. Ids, counters and versions
 * are left out; texts are kept as they stand on the screen. docs/scenarios.md lists every field.
 */
export type Shown = Readonly<Record<string, unknown>>;
/** The time of day of an instant. */
export type TimeText = (at: Instant) => string;

const inBrackets = (text: string, more: string | undefined): string => (more ? `${text} (${more})` : text);
const choiceText = ({ name, born, reason, guardian, archived, banned }: PersonChoice): string =>
  inBrackets(name, [born, reason?.text ?? guardian, archived && 'архив', banned && 'запрет записи'].filter(Boolean).join(', '));

export const cardShown = (card: CallCard, time: TimeText): Shown => ({
  status: card.status, word: card.word, colour: card.colour, title: card.title, lines: card.lines, marks: card.marks, choices: card.choices.map(choiceText),
  buttons: card.buttons.map(({ text, enabled, why }) => (enabled ? text : `${text} – нельзя: ${why ?? ''}`)), more: card.more,
  leaves: card.leavesAt === undefined ? undefined : time(card.leavesAt),
});

export function panelShown(panel: PanelView | undefined, topicName: (id: string) => string): Shown | undefined {
  if (!panel) return undefined;
  const rowText = ({ time, number, name }: { time: string; number: string; name?: string }) => [time, number, name].filter(Boolean).join(' ');
  if (panel.mode !== 'form') return { mode: panel.mode, rows: panel.rows.map(rowText) };
  const { form } = panel;
  return {
    title: form.title, time: form.time, channel: form.adChannel, by: form.answers && 'По заявке', script: form.script, number: form.number, who: form.who, choices: form.choices.map(choiceText),
    type: whoTypeTexts[form.whoType], topic: form.topicId ? topicName(form.topicId) : undefined, comment: form.comment,
    cannotBook: form.canBook ? undefined : form.whyNot ?? '?', others: panel.others.map(rowText),
  };
}

const money = (amount: Kopecks | undefined): string | undefined => (amount === undefined ? undefined : moneyText(amount));
export const contextShown = (context: PatientContext | undefined): Shown | undefined => context && {
  name: context.name, born: context.born && dayText(context.born), age: context.age === undefined ? undefined : ageText(context.age), guardian: context.guardian?.name,
  balance: money(context.money?.balance), treatment: money(context.money?.treatmentTotal), family: money(context.money?.familyTotal), insurance: money(context.money?.insuranceTotal),
  policies: context.policies, mainComment: context.mainComment, extraComment: context.extraComment, archived: context.archived?.reason, banned: context.ban && (context.ban.reason || 'да'),
  completed: context.completedPercent === undefined ? undefined : `${context.completedPercent} %`,
  last: context.lastAppointment && `${dayText(context.lastAppointment.day)} ${context.lastAppointment.doctor}`,
  future: context.futureAppointments.map((a) => `${placeText(a.day, a.startMin)} ${a.doctor}`), tasks: context.tasks.map(({ what }) => what),
};

export const bufferShown = (buffer: BufferView | undefined): Shown | undefined => buffer && { button: buffer.button, hint: buffer.hint, who: buffer.who, comment: buffer.comment };

export const formShown = (form: BookingForm | undefined): Shown | undefined => form && {
  when: form.when, doctor: form.doctor, patient: form.patient?.name,
  newCard: form.newCard && [form.newCard.surname, form.newCard.firstName, form.newCard.patronymic, form.newCard.phone && phoneText(form.newCard.phone)].filter(Boolean).join(' '),
  callComment: form.callComment, fromBuffer: form.buffer ? true : undefined,
  linkCurrent: form.linkCurrent?.ticked, cannotBook: form.canBook ? undefined : form.whyNot ?? '?',
};

export const historyShown = (row: HistoryRow): Shown => ({
  time: row.time, what: [row.kind, row.direction, row.running ? 'running' : row.outcome, row.kind === 'call' ? row.talkText : undefined].filter(Boolean).join(' '), phone: row.phone, who: row.who,
  type: row.whoTypeText, topic: row.topic, comment: row.comment, author: row.author, channel: row.adChannel, success: row.success.map(({ text }) => text),
  incomplete: row.incomplete || undefined, yellow: row.yellow || undefined,
});

const percentText = ({ percent }: { readonly percent?: number | undefined }): string => (percent === undefined ? '–' : `${percent.toFixed(1)} %`);
const counted = (share: EfficiencyRow['missed']): string => inBrackets(String(share.n), percentText(share));
export const efficiencyShown = (row: EfficiencyRow): Shown => ({
  name: row.name, total: row.total, booked: row.booked, conversion: percentText(row.conversion), talk: durationText(row.talkMs),
  average: row.averageMs === undefined ? '–' : durationText(row.averageMs), missed: counted(row.missed), unanswered: counted(row.unanswered),
});
export const conversionShown = ({ name, conversion }: { readonly name: string; readonly conversion: EfficiencyRow['conversion'] }): Shown =>
  ({ name, conversion: conversion.of === 0 ? '–' : `${conversion.n}/${conversion.of} = ${percentText(conversion)}` });

const conversionTexts = { yes: 'Да', no: 'Нет', dash: '–' } as const;
export const callShown = (row: CallRow, time: TimeText): Shown => ({
  time: time(row.startedAt), type: row.type, talk: row.talkMs === undefined ? undefined : durationText(row.talkMs), phone: row.phone.startsWith('+') ? phoneText(row.phone) : row.phone,
  who: row.who, employee: row.employee, conversion: conversionTexts[row.conversion], tags: row.tags.state === 'dash' ? ['–'] : tagLines(row.tags, 'удалена'),
});

export const appointmentShown = (row: AppointmentRow & { readonly doctor: string }, withPatient: boolean): Shown => ({
  at: placeText(row.day, row.startMin), patient: withPatient ? row.patient : undefined, doctor: row.doctor, minutes: row.endMin - row.startMin === 30 ? undefined : row.endMin - row.startMin,
  status: statusTexts[row.status], comment: row.comment,
});
