import { escaped } from '#shared/kernel/html.ts';
import type { HandoverRow } from '#shared/lost/contract.ts';
import { lostWords } from '#shared/lost/words.ts';

const style = `
@page { size: A4; margin: 14mm; }
* { box-sizing: border-box; }
body { font: 10pt/1.4 "Inter Variable", Inter, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; color: #111; margin: 0; }
h1 { font-size: 15pt; margin: 0 0 2mm; }
.about { color: #444; margin: 0 0 5mm; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: 1mm 1.5mm; border-bottom: 0.2mm solid #bbb; overflow-wrap: anywhere; }
thead { display: table-header-group; }
thead th { font-size: 8.5pt; color: #444; border-bottom: 0.4mm solid #666; }
tr { break-inside: avoid; }
.n { width: 8mm; } .kind { width: 32mm; } .phone { width: 36mm; font-variant-numeric: tabular-nums; } .age { width: 22mm; } .given { width: 30mm; }
.note { margin: 4mm 0; white-space: pre-wrap; }
.signs { display: flex; gap: 12mm; margin-top: 12mm; break-inside: avoid; }
.signs div { flex: 1; border-top: 0.3mm solid #111; padding-top: 1.5mm; }
.signs small { display: block; color: #444; }
`;

export interface HandoverPage {
  readonly handover: HandoverRow;
  readonly language: 'ru' | 'en';
  readonly branch: string;
  readonly by: string;
  readonly printedAt: string;
  moment(at: number): string;
}

/** A handover on paper, as it was: it loads nothing and runs nothing. */
export function handoverPage({ handover: h, language, branch, by, printedAt, moment }: HandoverPage): string {
  const w = lostWords[language], [kind, who, phone, owed] = w.columns, title = `${w.handover} ${moment(h.at)}`;
  const row = (item: HandoverRow['items'][number], n: number) => `<tr><td class="n">${String(n + 1)}</td><td>${escaped(w.kinds[item.kind])}</td><td>${escaped(item.who)}</td><td class="phone">${escaped(item.phoneText)}</td><td>${escaped(item.owed)}${item.promisedAt === undefined ? '' : `<br><b>${w.promised}: ${moment(item.promisedAt)}</b>`}</td><td>${escaped(item.age)}${item.overdue ? `<br><b>${w.overdue}</b>` : ''}</td><td>${escaped(item.given)}</td></tr>`;
  const table = h.items.length === 0 ? `<p>${w.none}</p>`
    : `<table><thead><tr><th class="n" scope="col">№</th><th class="kind" scope="col">${kind!}</th><th scope="col">${who!}</th><th class="phone" scope="col">${phone!}</th><th scope="col">${owed!}</th><th class="age" scope="col">${w.since}</th><th class="given" scope="col">${w.given}</th></tr></thead><tbody>${h.items.map(row).join('')}</tbody></table>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escaped(title)}</title><style>${style}</style></head>`
    + `<body><h1>${escaped(title)}</h1><p class="about">${escaped(branch)} · ${w.matters}: ${String(h.items.length)} · ${w.printed} ${escaped(printedAt)}, ${escaped(by)}</p>${table}`
    + `${h.note ? `<p class="note"><b>${w.note}:</b> ${escaped(h.note)}</p>` : ''}`
    + `<div class="signs"><div>${w.from}: ${escaped(h.from)}<small>${moment(h.at)}</small></div><div>${w.to}: ${escaped(h.to || w.shift)}<small>${h.signedAt === undefined ? w.notSigned : `${moment(h.signedAt)} · ${w.signed}`}</small></div></div></body></html>`;
}
