import { cellText } from '#shared/kernel/table.ts';
import type { ReportTable } from '#shared/reports/tables.ts';
import { reportWords, type ReportLanguage } from '#shared/reports/words.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Text as text, whatever it is; marks that turn the direction of writing are left out. */
const escaped = (text: string): string => text.replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').replaceAll(/[&<>"']/g, (c) => entities[c]!);

const style = `
@page { size: A4; margin: 12mm 12mm 14mm; }
* { box-sizing: border-box; }
body { font: 10pt/1.35 "Inter Variable", Inter, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; color: #111; margin: 0; }
h1 { font-size: 15pt; margin: 0 0 1.5mm; }
h2 { font-size: 12pt; margin: 6mm 0 1.5mm; break-after: avoid; }
.about { color: #444; margin: 0 0 5mm; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: right; padding: 1mm 1.5mm; border-bottom: 0.2mm solid #bbb; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
th:first-child, td:first-child, .left { text-align: left; }
thead { display: table-header-group; }
thead th { font-size: 8.5pt; color: #444; border-bottom: 0.4mm solid #666; vertical-align: bottom; }
tr { break-inside: avoid; }
.sum > * { border-top: 0.4mm solid #666; font-weight: 600; }
`;

export interface ReportPage { readonly tables: readonly ReportTable[]; readonly about: string; readonly language: ReportLanguage }

/** A report on paper: it loads nothing and runs nothing. */
export function reportPage({ tables, about, language }: ReportPage): string {
  const words = reportWords[language], title = tables[0]?.title ?? '';
  const section = ({ title: own, columns, rows, sums = 0 }: ReportTable, n: number): string => {
    const left = (place: number): string => (columns[place]!.kind === 'text' ? ' class="left"' : '');
    const head = `<thead><tr>${columns.map((column, place) => `<th scope="col"${left(place)}>${escaped(column.title)}</th>`).join('')}</tr></thead>`;
    const body = rows.map((row, at) => `<tr${at >= rows.length - sums ? ' class="sum"' : ''}>${columns.map((column, place) => `<td${left(place)}>${escaped(cellText(column, row[place] ?? null))}</td>`).join('')}</tr>`).join('');
    return `${n === 0 ? '' : `<h2>${escaped(own)}</h2>`}${rows.length === 0 ? `<p>${escaped(words.empty)}</p>` : `<table>${head}<tbody>${body}</tbody></table>`}`;
  };
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escaped(title)}</title><style>${style}</style></head>`
    + `<body><h1>${escaped(title)}</h1><p class="about">${escaped(about)}</p>${tables.map(section).join('')}</body></html>`;
}
