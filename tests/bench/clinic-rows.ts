import { eq } from 'drizzle-orm';
import { patients } from '#main/db/schema/index.ts';
import { addDays, dayOf } from '#shared/kernel/time.ts';
import { openPair } from './clinics.ts';
import { byRatio, within } from './figure.ts';
import { benchNow } from './make.ts';
import { compare, mustEqual } from './measure.ts';
import { sampleOf } from './paths.ts';
import { small, type Row } from './rows.ts';

const today = dayOf(benchNow, 'Europe/Moscow');

/** P6: a day of 25 doctors and a week of them, against the appointments of the day by one raw statement. */
export const p6: Row = async (files, { rounds }) => {
  const { product: { schedule, database: { raw } }, close } = openPair(files);
  try {
    const branchId = (raw.prepare('SELECT branch_id AS id, count(*) AS n FROM appointments WHERE day = ? GROUP BY branch_id ORDER BY n DESC').get(today) as { id: string }).id;
    const bare = raw.prepare(`SELECT a.*, p.surname, p.first_name, p.patronymic, p.status AS patient_status, p.archived_at, p.ban_at, d.display_name AS doctor, (SELECT group_concat(digits) FROM patient_phones f WHERE f.patient_id = p.id AND f.main = 1 AND f._deleted = 0) AS phone
      FROM appointments a LEFT JOIN patients p ON p.id = a.patient_id LEFT JOIN doctors d ON d.id = a.doctor_id WHERE a.day = ? AND a.branch_id = ? AND a._deleted = 0 ORDER BY a.start_min, a.id`);
    const live = (rows: readonly { readonly id: string; readonly status: string }[]) => rows.filter((row) => row.status !== 'cancelled').map(({ id }) => id);
    const at = (n: number) => addDays(today, n % 5);
    const day = { product: (n: number) => schedule.day(at(n), true).appointments, withoutMoney: (n: number) => schedule.day(at(n), false).appointments, bare: (n: number) => bare.all(at(n), branchId) as { id: string; status: string }[] };
    for (let n = 0; n < 5; n++) mustEqual('P6', live(day.product(n)), live(day.bare(n)));
    const one = compare(day, { rounds: rounds * 5, inner: 1, warm: 100 });
    const longer = compare({ week: (n) => schedule.days({ fromDay: at(n), days: 7 }, true), day: day.product }, { rounds: rounds * 3, inner: 1, warm: 30 });
    return [
      byRatio('P6 schedule day', `${day.product(0).length} appointments with patients, debts, shifts, reserves and absences of the day; floor: the appointments with their patients by one raw statement`, one.product, one.bare, 2),
      byRatio('P6 schedule day without money', 'the same for a role that sees no debts', one.withoutMoney, one.bare, 2),
      byRatio('P6 schedule week', 'seven days in the same shape; floor: the day', longer.week, longer.day, 10),
    ];
  } finally {
    await close();
  }
};

/** P15: what the change log costs a commit, and how fast its chain is walked. */
export const p15: Row = async (files, { rounds }) => {
  const { product: { database, audit }, product, close } = openPair(await small(files), true);
  try {
    const { patients: ids } = sampleOf(product, 100), id = (n: number) => ids[n % ids.length]!, by = (database.raw.prepare(`SELECT id FROM employees WHERE login = 'ivleva'`).get() as { id: string }).id;
    const change = (tx: Parameters<Parameters<typeof database.write>[0]>[0], n: number) => tx.update(patients).set({ mainComment: `comment ${n}` }).where(eq(patients.id, id(n))).run();
    const times = compare({
      logged: (n) => database.write((tx) => { change(tx, n); audit.append(tx, { employeeId: by, action: 'patients.update', entity: 'patient', entityId: id(n), before: { mainComment: `comment ${n - 1}` }, after: { mainComment: `comment ${n}` } }); }),
      bare: (n) => database.write((tx) => { change(tx, n); }),
    }, { rounds: rounds * 10, inner: 1, warm: 50 });
    const rows = rounds >= 30 ? 100_000 : 4_000;
    database.write((tx) => { for (let n = 0; n < rows; n++) audit.append(tx, { employeeId: by, action: 'patients.update', entity: 'patient', entityId: id(n), before: { mainComment: `comment ${n}` }, after: { mainComment: `comment ${n + 1}` } }); });
    const pages = database.raw.prepare('SELECT l.*, t.salt, t.text FROM audit_log l LEFT JOIN audit_texts t ON t.seq = l.seq ORDER BY l.seq');
    let from = performance.now();
    const read = pages.all().length, floor = performance.now() - from;
    from = performance.now();
    const walked = await audit.verify(), took = performance.now() - from;
    mustEqual('P15', walked, { rows: read });
    return [
      byRatio('P15 event', 'a change of a card with its entry of the log, to the durable commit; floor: the change alone', times.logged, times.bare, 2.5),
      within('P15 verify', `1 000 rows of the chain, of ${read} walked with their texts (50 000 rows a second is 20 ms); floor: the rows read`, (took / read) * 1_000, (floor / read) * 1_000, 20),
    ];
  } finally {
    await close();
  }
};
