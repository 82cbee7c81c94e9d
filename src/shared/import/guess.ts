import { normaliseName } from '../kernel/normalise.ts';
import { fieldsOf, importKinds, missingOf, type ImportField, type ImportKind, type Mapping } from './fields.ts';

/** Words of a heading, normalised; a heading that begins with one of them is taken for the field. The order is the order of trust. */
const words: Readonly<Record<ImportField, readonly string[]>> = {
  key: ['карта', 'номер карты', 'карты', 'код пациента', 'код клиента', 'ид', 'id', 'patient id', 'card', 'chart', 'амбулаторная'],
  name: ['фио', 'ф и о', 'пациент', 'клиент', 'полное имя', 'full name', 'patient', 'name'],
  surname: ['фамилия', 'surname', 'last name', 'lastname', 'family name'],
  firstName: ['имя', 'first name', 'firstname', 'given name'],
  patronymic: ['отчество', 'patronymic', 'middle name', 'middlename'],
  born: ['дата рождения', 'д р', 'др', 'рождение', 'родился', 'birth', 'dob', 'date of birth', 'birthday'],
  sex: ['пол', 'sex', 'gender'],
  phone: ['телефон', 'тел', 'мобильный', 'сотовый', 'моб', 'номер телефона', 'phone', 'mobile', 'cell'],
  phone2: ['телефон 2', 'второй телефон', 'доп телефон', 'дополнительный телефон', 'домашний', 'телефон домашний', 'phone 2', 'second phone', 'home phone'],
  phoneNote: ['чей', 'чей телефон', 'примечание', 'владелец', 'note', 'owner'],
  email: ['email', 'e-mail', 'mail', 'почта', 'эл почта', 'электронная почта'],
  comment: ['комментарий', 'примечание', 'заметка', 'примечания', 'comment', 'note', 'remark'],
  family: ['семья', 'код семьи', 'номер семьи', 'family', 'household'],
  balance: ['баланс', 'остаток', 'долг', 'сальдо', 'личный счет', 'аванс', 'balance', 'debt'],
  doctor: ['врач', 'доктор', 'специалист', 'исполнитель', 'doctor', 'provider'],
  day: ['дата', 'дата приема', 'день', 'date', 'day', 'visit date'],
  start: ['начало', 'время', 'время приема', 'время начала', 'с', 'start', 'time', 'from'],
  end: ['конец', 'окончание', 'время окончания', 'по', 'end', 'till', 'to'],
  length: ['длительность', 'продолжительность', 'минут', 'length', 'duration', 'minutes'],
  status: ['статус', 'состояние', 'status', 'state'],
};

/** A heading ready to be compared: «№ Карты:» and «карты» meet. */
const plain = (heading: string): string => normaliseName(heading.replaceAll('-', ' ')).replaceAll('-', ' ').replace(/\s+/g, ' ').trim();

/** How well a heading fits a field: the whole of it 3, its beginning 2, a word inside 1, not at all 0. */
export function fit(heading: string, field: ImportField): number {
  const text = plain(heading);
  if (text === '') return 0;
  return words[field].reduce((best, raw) => {
    const word = plain(raw);
    const now = text === word ? 3 : text.startsWith(`${word} `) ? 2 : word.length > 3 && ` ${text} `.includes(` ${word} `) ? 1 : 0;
    return Math.max(best, now);
  }, 0);
}

/** The columns guessed from the headings: each column serves one field, the best fits choose first. */
export function guessMapping(headings: readonly string[], kind: ImportKind): Mapping {
  const all = fieldsOf[kind].flatMap((field, order) => headings.map((heading, column) => ({ field, column, order, score: fit(heading, field) })))
    .filter((one) => one.score > 0).sort((a, b) => b.score - a.score || a.order - b.order || a.column - b.column);
  const mapping: Partial<Record<ImportField, number>> = {}, taken = new Set<number>();
  for (const { field, column } of all) {
    if (mapping[field] !== undefined || taken.has(column)) continue;
    mapping[field] = column;
    taken.add(column);
  }
  return mapping;
}

/** The kind that most columns of the file are about. A file with a doctor and a day is appointments, whatever else it has. */
export function guessKind(headings: readonly string[]): ImportKind {
  const found = importKinds.map((kind) => ({ kind, mapping: guessMapping(headings, kind) })).filter(({ kind, mapping }) => missingOf(kind, mapping).length === 0);
  const has = (kind: ImportKind): boolean => found.some((one) => one.kind === kind);
  const personal = (['born', 'sex', 'email', 'firstName'] as const).filter((field) => headings.some((heading) => fit(heading, field) === 3)).length;
  if (has('appointments')) return 'appointments';
  if (has('patients') && personal > 0) return 'patients';
  // Names with numbers alone are people to be made; with a card number or a note whose number it is, they are there already.
  const phones = has('phones') && (['key', 'phoneNote'] as const).some((field) => headings.some((heading) => fit(heading, field) > 1));
  return (['balances', 'families'] as const).find(has) ?? (phones ? 'phones' : 'patients');
}

/** Whether the first row names columns: none of its cells is a number, a day or a phone, and one of them is a word we know. */
export const looksLikeHeader = (row: readonly string[]): boolean =>
  row.some((cell) => importKinds.some((kind) => fieldsOf[kind].some((field) => fit(cell, field) > 0))) && !row.some((cell) => /^[\s\d.,:+()/-]*\d[\s\d.,:+()/-]*$/.test(cell) && cell.length > 3);
