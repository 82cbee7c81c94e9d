import { escaped } from '#shared/kernel/html.ts';
import { clockText, dayText, weekdayOf } from '#shared/kernel/time.ts';
import type { AppointmentRow, DayView } from '#shared/schedule/contract.ts';
import { linesOfColumn, type ListLine } from '#shared/schedule/list.ts';
import { scheduleWords } from '#shared/schedule/words.ts';

const style = `
@page { size: A4; margin: 12mm 12mm 14mm; }
* { box-sizing: border-box; }
body { font: 10pt/1.35 "Inter Variable", Inter, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; color: #111; margin: 0; }
h1 { font-size: 15pt; margin: 0 0 2mm; }
.about { color: #444; margin: 0 0 5mm; }
section { break-inside: auto; margin-bottom: 6mm; }
h2 { font-size: 12pt; margin: 0 0 1.5mm; break-after: avoid; }
h2 small { font-weight: 400; color: #444; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: 1mm 1.5mm; border-bottom: 0.2mm solid #bbb; overflow-wrap: anywhere; }
thead { display: table-header-group; }
thead th { font-size: 8.5pt; color: #444; border-bottom: 0.4mm solid #666; }
tr { break-inside: avoid; }
.time { width: 23mm; font-variant-numeric: tabular-nums; font-weight: 600; white-space: nowrap; }
.phone { width: 36mm; font-variant-numeric: tabular-nums; }
.status { width: 30mm; } .chair { width: 20mm; }
.quiet td { color: #666; }
`;

export interface DayPage {
  readonly view: DayView;
  /** Those to print; everybody who works or has something when empty. */
  readonly doctorIds: readonly string[];
  readonly language: 'ru' | 'en';
  readonly by: string;
  readonly printedAt: string;
}

/** The day doctor by doctor as a page of its own: it loads nothing and runs nothing. */
export function dayPage({ view, doctorIds, language, by, printedAt }: DayPage): string {
  const w = scheduleWords[language], chairs = new Map(view.chairs.map((c) => [c.id, c.name]));
  const live = view.appointments.filter((a) => a.status !== 'cancelled');
  const doctors = view.doctors.map((doctor) => ({ doctor, lines: linesOfColumn(doctor, live.filter((a) => a.doctorId === doctor.id)) }))
    .filter(({ doctor, lines }) => (doctorIds.length > 0 ? doctorIds.includes(doctor.id) : lines.some((l) => l.kind !== 'off')));
  const cells = (time: string, ...rest: readonly string[]) => `<td class="time">${time}</td>${rest.map((text) => `<td>${escaped(text)}</td>`).join('')}`;
  const row = (a: AppointmentRow): readonly string[] => [a.patient || w.noName, a.phone ?? '', [w.statuses[a.status], w.kinds[a.kind]].filter(Boolean).join(', '), chairs.get(a.chairId ?? '') ?? '', a.comment];
  const line = (l: ListLine): string => {
    const time = l.kind === 'off' ? '' : `${clockText(l.startMin)}–${clockText(l.endMin)}`;
    switch (l.kind) {
      case 'appointment': return `<tr>${cells(time, ...row(l.row))}</tr>`;
      case 'reserved': return `<tr class="quiet">${cells(time, `${w.reserved}: ${l.reserved.reason}`, '', '', '', '')}</tr>`;
      case 'absent': return `<tr class="quiet">${cells(time, [w.absences[l.absence.kind], l.absence.reason].filter(Boolean).join(': '), '', '', '', '')}</tr>`;
      case 'free': return `<tr class="quiet">${cells(time, w.free, '', '', '', '')}</tr>`;
      case 'off': return `<tr class="quiet">${cells(time, w.off, '', '', '', '')}</tr>`;
    }
  };
  const head = `<thead><tr><th class="time" scope="col">${w.time}</th><th scope="col">${w.patient}</th><th class="phone" scope="col">${w.phone}</th><th class="status" scope="col">${w.status}</th><th class="chair" scope="col">${w.chair}</th><th scope="col">${w.comment}</th></tr></thead>`;
  const title = `${w.title}: ${w.weekdays[weekdayOf(view.day) - 1]!}, ${dayText(view.day)}`;
  const body = doctors.map(({ doctor, lines }) => `<section><h2>${escaped(doctor.name)} <small>${escaped(doctor.speciality)}</small></h2><table>${head}<tbody>${lines.map(line).join('')}</tbody></table></section>`).join('');
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escaped(title)}</title><style>${style}</style></head>`
    + `<body><h1>${escaped(title)}</h1><p class="about">${escaped(view.branch.name)} · ${w.printed} ${escaped(printedAt)}, ${escaped(by)}</p>${body || `<p>${w.none}</p>`}</body></html>`;
}
