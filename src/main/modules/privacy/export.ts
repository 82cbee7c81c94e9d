import type { TableExport } from '#main/worker/export-table.ts';
import { clockText, wallOf } from '#shared/kernel/time.ts';
import type { Id, Zone } from '#shared/kernel/values.ts';
import type { OpeningRow } from '#shared/privacy/contract.ts';

type Page = (page: { readonly after?: { readonly at: number; readonly seq: number } | undefined; readonly limit: number }) => { readonly rows: readonly OpeningRow[]; readonly more: boolean };
/** As many as a spreadsheet of this program ever gets from the log: beyond it the period is to be narrowed. */
const mostRows = 50_000, pageRows = 1000;

const words = {
  ru: { name: 'Кто открывал карточки', columns: ['Дата', 'Время', 'Сотрудник', 'Пациент', 'Карточка'], erased: 'данные уничтожены', program: 'Программа' },
  en: { name: 'Who opened cards', columns: ['Day', 'Time', 'Employee', 'Patient', 'Card'], erased: 'data erased', program: 'The program' },
};

/** The list as a table: all pages of it, one after the other. */
export function exportOpenings(exportTable: TableExport, by: Id, zone: Zone, language: 'ru' | 'en', page: Page) {
  const said = words[language], rows: (readonly string[])[] = [];
  for (let after: { at: number; seq: number } | undefined, more = true; more && rows.length < mostRows;) {
    const next = page({ after, limit: pageRows }), last = next.rows.at(-1);
    for (const row of next.rows) {
      const wall = wallOf(row.at, zone);
      rows.push([wall.day, clockText(wall.minute), row.employee || said.program, row.patient || said.erased, row.patientId]);
    }
    more = next.more && last !== undefined;
    after = last && { at: last.at, seq: last.seq };
  }
  return exportTable(by, said.name, { sheet: said.name, columns: said.columns.map((title, n) => ({ title, kind: n === 0 ? 'day' as const : 'text' as const, width: [12, 8, 26, 34, 38][n]! })), rows });
}
