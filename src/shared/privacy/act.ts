import { dayText } from '../kernel/time.ts';
import type { Day } from '../kernel/values.ts';
import type { ErasedCategory, erasureReasons, ErasureCounts } from './contract.ts';

type Reason = (typeof erasureReasons)[number];
export interface ActFacts {
  readonly operator: { readonly name: string; readonly address: string };
  /** The person whose data were destroyed. */
  readonly subject: { readonly name: string; readonly born?: Day | undefined };
  readonly by: { readonly name: string; readonly post: string };
  readonly reason: Reason;
  readonly basis: string;
  readonly day: Day;
  readonly time: string;
  readonly counts: ErasureCounts;
  readonly kept: { readonly appointments: number; readonly ledger: number; readonly consents: number };
  readonly patientId: string;
}
export interface ExtractFacts extends ActFacts {
  readonly node: string;
  readonly events: readonly { readonly seq: number; readonly what: string; readonly mac: string }[];
}

/** The name under which the law knows this program's database. */
export const systemName = 'Информационная система персональных данных клиники «Стойка»';

const reasonTexts: Readonly<Record<Reason, string>> = {
  revoked: 'Отзыв субъектом персональных данных согласия на обработку (ч. 5 ст. 21 Федерального закона № 152-ФЗ)', request: 'Требование субъекта персональных данных об уничтожении (ч. 1 ст. 14, ч. 3 ст. 21 Федерального закона № 152-ФЗ)',
  purpose: 'Достижение цели обработки персональных данных (ч. 4 ст. 21 Федерального закона № 152-ФЗ)', expired: 'Истечение срока обработки персональных данных',
};
const categoryTexts: Readonly<Record<ErasedCategory, string>> = {
  card: 'Фамилия, имя, отчество, дата рождения, пол, адрес электронной почты, семейные связи', phones: 'Номера телефонов', policies: 'Данные полисов добровольного медицинского страхования', comments: 'Комментарии к карточке, приёмам и движениям счёта',
  inquiries: 'Сведения об обращениях: номер, имя, комментарий', crm: 'Задачи и записи листа ожидания: имя, номер, текст', files: 'Файлы карточки (сканы, снимки, документы)', recordings: 'Записи разговоров, хранившиеся в программе, и ссылки на записи АТС', history: 'Тексты журнала изменений', drafts: 'Черновики',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${String(c.charCodeAt(0))};`);
const rows = (facts: readonly (readonly [string, string])[]): string => facts.map(([label, text]) => `<tr><th>${escaped(label)}</th><td>${escaped(text).replaceAll('\n', '<br>')}</td></tr>`).join('\n');

const page = (title: string, body: string): string => `<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>body{font:12pt/1.4 "Times New Roman",serif;max-width:17cm;margin:1.5cm auto;color:#000}h1{font-size:14pt;text-align:center}table{width:100%;border-collapse:collapse}th,td{border:1px solid #000;padding:4px 8px;text-align:left;vertical-align:top}th{width:38%;font-weight:normal}.sign{margin-top:1.5cm}</style>
</head><body>
${body}
</body></html>
`;

const listed = (counts: ErasureCounts): string =>
  (Object.keys(categoryTexts) as ErasedCategory[]).filter((one) => (counts[one] ?? 0) > 0).map((one) => `${categoryTexts[one]} (записей: ${String(counts[one])})`).join('\n');
const subjectText = ({ subject }: ActFacts): string => [subject.name, subject.born && `дата рождения ${dayText(subject.born)}`].filter(Boolean).join(', ');

/**
 * Акт об уничтожении персональных данных with what item 3 of the requirements confirmed by order 179 of Roskomnadzor of
 * 28.10.2022 asks for, а)…и). The person's name stands here alone: the act is kept by the clinic for three years, apart
 * from the database, which no longer knows it.
 */
export function actPage(facts: ActFacts): string {
  const { operator, by, kept } = facts;
  return page('Акт об уничтожении персональных данных', `<h1>АКТ<br>об уничтожении персональных данных</h1>
<table>
${rows([
    ['Оператор', operator.name], ['Адрес оператора', operator.address], ['Лицо, обрабатывающее персональные данные по поручению оператора', 'обработка не поручалась'],
    ['Субъект, персональные данные которого уничтожены', subjectText(facts)], ['Лицо, уничтожившее персональные данные', [by.name, by.post].filter(Boolean).join(', ')],
    ['Перечень категорий уничтоженных персональных данных', listed(facts.counts)], ['Информационная система, из которой уничтожены данные', `${systemName}, карточка ${facts.patientId}`],
    ['Способ уничтожения', 'Стирание записей в зашифрованной базе данных с перезаписью освобождённых страниц нулями (SQLite secure_delete) и усечением журнала записи; резервные копии, сделанные ранее, уничтожаются при очередной смене копий'],
    ['Причина уничтожения', [reasonTexts[facts.reason], facts.basis].filter(Boolean).join('\nОснование: ')], ['Дата уничтожения', `${dayText(facts.day)}, ${facts.time}`],
    ['Сохранено без указания на лицо (обязанность хранения по закону)', `приёмы: ${String(kept.appointments)}; движения по счёту: ${String(kept.ledger)}; отметки о согласиях: ${String(kept.consents)}`],
  ])}
</table>
<p class="sign">Подпись лица, уничтожившего персональные данные: ______________________ / ${escaped(by.name)} /</p>`);
}

/** Выгрузка из журнала регистрации событий with what item 5 of the same requirements asks for, and the chain's own rows as proof. */
export function extractPage(facts: ExtractFacts): string {
  return page('Выгрузка из журнала регистрации событий', `<h1>ВЫГРУЗКА<br>из журнала регистрации событий в информационной системе персональных данных</h1>
<table>
${rows([
    ['Субъект, персональные данные которого уничтожены', subjectText(facts)], ['Перечень категорий уничтоженных персональных данных', listed(facts.counts)], ['Информационная система, из которой уничтожены данные', `${systemName}, карточка ${facts.patientId}`],
    ['Причина уничтожения', [reasonTexts[facts.reason], facts.basis].filter(Boolean).join('\nОснование: ')], ['Дата уничтожения', `${dayText(facts.day)}, ${facts.time}`],
  ])}
</table>
<p>Записи журнала (рабочее место ${escaped(facts.node)}; каждая запись связана с предыдущей кодом подлинности HMAC-SHA-256):</p>
<table><tr><th>Номер записи</th><td>Событие</td><td>Код подлинности</td></tr>
${facts.events.map(({ seq, what, mac }) => `<tr><th>${String(seq)}</th><td>${escaped(what)}</td><td>${escaped(mac)}</td></tr>`).join('\n')}
</table>`);
}
