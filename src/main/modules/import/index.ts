import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { basename } from 'node:path';
import type { Database } from '#main/db/index.ts';
import { importMappings, importProblems, importProposals, imports } from '#main/db/schema/index.ts';
import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { FileDialogs } from '#main/kernel/files.ts';
import type { NewId } from '#main/kernel/ids.ts';
import type { Jobs } from '#main/worker/jobs.ts';
import type { importContract, ImportDraft, ImportView, Looked } from '#shared/import/contract.ts';
import { missingOf, type ImportField, type ImportKind, type Mapping } from '#shared/import/fields.ts';
import { guessKind, guessMapping } from '#shared/import/guess.ts';
import { fileProblems, type FileProblemCode } from '#shared/import/problems.ts';
import { importWords } from '#shared/import/words.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { dayOf } from '#shared/kernel/time.ts';
import { instant, type Id, type Zone } from '#shared/kernel/values.ts';
import type { Audit } from '../audit/index.ts';
import { openedAction } from '../patients/index.ts';
import { heapOf, type Counts, type ImportOrder } from './order.ts';
import type { Looked as LookedInto } from './source/look.ts';
import type { TableSettings } from './source/table.ts';
import type { Undone } from './undo.ts';

export interface ImportDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly audit: Pick<Audit, 'append' | 'head'>;
  readonly jobs: Jobs;
  readonly files: FileDialogs;
  readonly changed: (topics: readonly Topic[]) => void;
  readonly language: () => 'ru' | 'en';
  readonly branches: () => readonly { readonly id: Id; readonly zone: Zone }[];
  /** The branch of this PC. */
  readonly branch: () => { readonly id: Id; readonly zone: Zone };
  readonly employeeName: (id: Id) => string | undefined;
  readonly patientName: (id: Id) => string | undefined;
}

type ImportRow = typeof imports.$inferSelect;
interface Kept { readonly table?: TableSettings; readonly headings?: readonly string[]; readonly mapping?: Mapping; readonly addDoctors?: boolean; readonly branchId?: Id }

const keptOf = (row: ImportRow): Kept => JSON.parse(row.settings) as Kept;
const problemOf = (reason: string | undefined): FileProblemCode | undefined => fileProblems.find((known) => `import-${known}` === reason);

/** Импорт: a file is chosen, checked, brought in by a job of its own, and taken back whole. */
export function createImport(deps: ImportDeps) {
  const { database, clock, newId, audit, jobs, files, changed, language } = deps, { db } = database;
  const jobOf = new Map<Id, Id>(), failures = new Map<Id, FileProblemCode>();
  const byId = db.select().from(imports).where(eq(imports.id, sql.placeholder('id'))).prepare();
  const rowOf = (id: Id): ImportRow => {
    const row = byId.get({ id });
    if (!row) throw new AppError('not-found', 'import');
    return row;
  };
  const set = (id: Id, change: Partial<ImportRow>, entry?: { readonly action: string; readonly by: Id | null; readonly after?: unknown }): void => {
    database.write((tx) => {
      tx.update(imports).set(change).where(eq(imports.id, id)).run();
      if (entry) audit.append(tx, { employeeId: entry.by, action: entry.action, entity: 'import', entityId: id, ...(entry.after === undefined ? {} : { after: entry.after }) });
    });
    changed(['imports']);
  };

  // What was under way when the program ended is gone on with by hand.
  database.write((tx) => {
    tx.update(imports).set({ state: 'paused' }).where(eq(imports.state, 'running')).run();
    tx.update(imports).set({ state: 'draft' }).where(eq(imports.state, 'checking')).run();
    tx.update(imports).set({ state: 'done' }).where(eq(imports.state, 'undoing')).run();
  });

  function draftOf(id: Id, fileName: string, looked: LookedInto, asked?: ImportKind): ImportDraft {
    const kind = asked ?? guessKind(looked.headings), { table } = looked;
    return {
      importId: id, fileName, size: looked.size, ...table, sheets: [...looked.sheets], headings: [...looked.headings], sample: looked.sample.map((cells) => [...cells]),
      kind, mapping: table.header ? guessMapping(looked.headings, kind) : {},
    };
  }

  async function look(path: string, wish: Partial<TableSettings>): Promise<LookedInto | { readonly problem: FileProblemCode }> {
    try {
      return await jobs.run('import.look', { path, wish });
    } catch (error) {
      const problem = error instanceof AppError ? problemOf(error.reason) : undefined;
      if (problem === undefined) throw error;
      return { problem };
    }
  }

  async function choose(by: Id): Promise<Looked> {
    const words = language() === 'ru' ? 'Таблицы' : 'Tables';
    const path = await files.chooseOpen({ filters: [{ name: words, extensions: ['csv', 'txt', 'tsv', 'xlsx'] }] });
    if (path === undefined) return { kind: 'cancelled' };
    const fileName = basename(path), looked = await look(path, {});
    if ('problem' in looked) return { kind: 'refused', fileName, problem: looked.problem };
    const id = newId(), draft = draftOf(id, fileName, looked), settings: Kept = { table: looked.table, headings: looked.headings };
    database.write((tx) => {
      // Drafts that nobody went on with hold nothing.
      tx.delete(imports).where(eq(imports.state, 'draft')).run();
      tx.insert(imports).values({ id, kind: draft.kind, fileName, filePath: path, fileSize: looked.size, fileTime: looked.time, settings: JSON.stringify(settings), createdAt: clock.now(), createdBy: by }).run();
    });
    return { kind: 'chosen', draft };
  }

  function orderOf(row: ImportRow): ImportOrder {
    const { table, mapping, addDoctors = false, branchId } = keptOf(row), branch = deps.branches().find(({ id }) => id === branchId) ?? deps.branch(), now = clock.now();
    if (!table || !mapping) throw new AppError('conflict', 'import-not-checked');
    return {
      importId: row.id, path: row.filePath, size: row.fileSize, time: row.fileTime, kind: row.kind as ImportKind, table, mapping, addDoctors, branchId: branch.id, zone: branch.zone,
      now: instant(row.startedAt ?? now), today: dayOf(now, branch.zone), by: row.createdBy, rowsDone: row.rowsDone, turn: database.turn,
    };
  }
  const free = (row: ImportRow): void => { if (jobOf.has(row.id)) throw new AppError('conflict', 'import-busy'); };
  /** While a job writes, the desk leaves the write-ahead log to it. */
  function watched(id: Id, begin: (ended: (then: () => void) => () => void) => Id): Id {
    const back = database.leaveLog(), jobId = begin((then) => () => {
      back();
      const reason = jobs.list().find((job) => job.id === jobOf.get(id))?.failure?.reason, problem = problemOf(reason);
      if (problem) failures.set(id, problem);
      jobOf.delete(id);
      then();
    });
    jobOf.set(id, jobId);
    changed(['imports']);
    return jobId;
  }

  function check(row: ImportRow, by: Id): Id {
    failures.delete(row.id);
    set(row.id, { state: 'checking', checked: null });
    const order = orderOf(row);
    return watched(row.id, (ended) => jobs.start('import.check', order, {
      by, about: { file: row.fileName }, pausable: true, heapMb: heapOf(order), onDone: (counts: Counts) => {
        set(row.id, { state: 'checked', checked: JSON.stringify(counts) });
        return { rows: counts.rows, added: counts.added, refused: counts.refused };
      }, onEnd: ended(() => { if (rowOf(row.id).state === 'checking') set(row.id, { state: 'draft' }); else changed(['imports']); }),
    }));
  }

  function run(row: ImportRow, by: Id): Id {
    failures.delete(row.id);
    const startedAt = row.startedAt ?? clock.now(), fresh = { ...row, startedAt };
    set(row.id, { state: 'running', startedAt }, { action: row.rowsDone === 0 ? 'import.started' : 'import.resumed', by, after: { kind: row.kind, file: row.fileName } });
    const order = orderOf(fresh);
    return watched(row.id, (ended) => jobs.start('import.run', order, {
      by, about: { file: row.fileName }, pausable: true, heapMb: heapOf(order),
      onDone: (counts: Counts) => {
        set(row.id, { state: 'done', counts: JSON.stringify(counts), finishedAt: clock.now(), auditSeq: audit.head().seq + 1 }, { action: 'import.done', by, after: counts });
        return { rows: counts.rows, added: counts.added, refused: counts.refused };
      },
      onEnd: ended(() => {
        // Cancelled or failed, it stands where it was stopped: it can be gone on with, or taken back.
        if (rowOf(row.id).state === 'running') set(row.id, { state: 'paused', auditSeq: audit.head().seq + 1 }, { action: 'import.stopped', by });
        changed(['imports', 'patients', 'schedule', 'directories']);
      }),
    }));
  }

  function undo(row: ImportRow, by: Id): Id {
    set(row.id, { state: 'undoing' }, { action: 'import.undo', by });
    return watched(row.id, (ended) => jobs.start('import.undo', { importId: row.id, auditSeq: row.auditSeq, looked: openedAction, turn: database.turn }, {
      by, about: { file: row.fileName }, pausable: true,
      onDone: (undone: Undone) => {
        set(row.id, { state: 'undone', undone: JSON.stringify(undone) }, { action: 'import.undone', by, after: undone });
        return { rows: undone.removed };
      },
      onEnd: ended(() => {
        if (rowOf(row.id).state === 'undoing') set(row.id, { state: row.state });
        changed(['imports', 'patients', 'schedule', 'directories']);
      }),
    }));
  }

  const viewOf = (row: ImportRow): ImportView => {
    const jobId = jobOf.get(row.id), problem = failures.get(row.id), json = <T>(text: string | null): T | undefined => (text === null ? undefined : JSON.parse(text) as T);
    const [checked, counts, undone] = [json<Counts>(row.checked), json<Counts>(row.counts), json<Undone>(row.undone)];
    return {
      id: row.id, kind: row.kind as ImportKind, fileName: row.fileName, state: row.state, by: (row.createdBy && deps.employeeName(row.createdBy)) ?? '', createdAt: instant(row.createdAt),
      ...(row.finishedAt === null ? {} : { finishedAt: instant(row.finishedAt) }), ...(jobId ? { jobId } : {}), ...(checked ? { checked } : {}), ...(counts ? { counts } : {}), ...(undone ? { undone } : {}), ...(problem ? { problem } : {}),
    };
  };
  const columnOf = (row: ImportRow, field: string): string => {
    const { mapping = {}, headings = [] } = keptOf(row), words = importWords[language()].field;
    return headings[mapping[field as ImportField] ?? -1] ?? words[field as ImportField] ?? field;
  };

  const handlers: Handlers<typeof importContract, CallContext> = {
    choose: (_, ctx) => choose(actorOf(ctx).employeeId),
    look: async ({ importId, wish, kind }) => {
      const row = rowOf(importId), { table } = keptOf(row);
      free(row);
      const merged = Object.fromEntries(Object.entries({ ...table, ...wish }).filter(([, value]) => value !== undefined)) as Partial<TableSettings>;
      const looked = await look(row.filePath, merged);
      if ('problem' in looked) return { kind: 'refused', fileName: row.fileName, problem: looked.problem };
      const draft = draftOf(row.id, row.fileName, looked, kind), settings: Kept = { table: looked.table, headings: looked.headings };
      set(row.id, { kind: draft.kind, state: 'draft', fileSize: looked.size, fileTime: looked.time, settings: JSON.stringify(settings) });
      return { kind: 'chosen', draft };
    },
    check: ({ importId, kind, mapping, addDoctors, branchId }, ctx) => {
      const row = rowOf(importId);
      free(row);
      if (row.state !== 'draft' && row.state !== 'checked') throw new AppError('conflict', 'import-begun');
      if (missingOf(kind, mapping).length > 0) throw new AppError('invalid-input', 'import-columns-missing');
      const settings = JSON.stringify({ ...keptOf(row), mapping, addDoctors, ...(branchId ? { branchId } : {}) } satisfies Kept);
      set(row.id, { kind, settings });
      return { jobId: check({ ...row, kind, settings }, actorOf(ctx).employeeId) };
    },
    start: ({ importId }, ctx) => {
      const row = rowOf(importId);
      free(row);
      if (row.state !== 'checked' && row.state !== 'paused') throw new AppError('conflict', 'import-not-checked');
      return { jobId: run(row, actorOf(ctx).employeeId) };
    },
    undo: ({ importId }, ctx) => {
      const row = rowOf(importId);
      free(row);
      if (row.state !== 'done' && row.state !== 'paused') throw new AppError('conflict', 'import-nothing-to-undo');
      return { jobId: undo(row, actorOf(ctx).employeeId) };
    },
    get: ({ importId }) => viewOf(rowOf(importId)),
    list: () => db.select().from(imports).where(sql`${imports.state} <> 'draft'`).orderBy(desc(imports.createdAt)).limit(100).all().map(viewOf),
    problems: ({ importId, limit }) => {
      const row = rowOf(importId), of = eq(importProblems.importId, importId);
      const rows = db.select().from(importProblems).where(of).orderBy(asc(importProblems.remark), asc(importProblems.row), asc(importProblems.field)).limit(limit).all();
      return { total: db.select({ n: sql<number>`count(*)` }).from(importProblems).where(of).get()?.n ?? 0, rows: rows.map((p) => ({ row: p.row, field: p.field as ImportField, column: columnOf(row, p.field), value: p.value, code: p.code as never, remark: p.remark })) };
    },
    proposals: ({ importId, limit }, ctx) => {
      // who sees no card may import, and learns of its likeness alone
      const of = eq(importProposals.importId, importId), seesCards = actorOf(ctx).has('patients.read');
      return {
        total: db.select({ n: sql<number>`count(*)` }).from(importProposals).where(of).get()?.n ?? 0,
        rows: db.select().from(importProposals).where(of).orderBy(asc(importProposals.row)).limit(limit).all()
          .map((p) => ({ row: p.row, who: p.who, ...(seesCards ? { card: deps.patientName(p.patientId) ?? '' } : {}), why: p.why as 'same-name', decision: p.decision })),
      };
    },
    decide: ({ importId, row, decision }) => {
      database.write((tx) => { tx.update(importProposals).set({ decision }).where(and(eq(importProposals.importId, importId), row === undefined ? undefined : eq(importProposals.row, row))).run(); });
      changed(['imports']);
      return null;
    },
    saveProblems: async ({ importId }, ctx) => {
      const row = rowOf(importId), words = importWords[language()], { list } = words;
      const path = await files.chooseSave({ name: `${list.name} ${row.fileName.replace(/\.[^.]+$/, '')}.csv`, filters: [{ name: 'CSV', extensions: ['csv'] }, { name: 'Excel', extensions: ['xlsx'] }] });
      if (path === undefined) return { kind: 'cancelled' };
      const whole = /\.(csv|xlsx)$/i.test(path) ? path : `${path}.csv`, fields = Object.fromEntries(Object.keys(words.field).map((field) => [field, columnOf(row, field)]));
      jobs.start('import.problems', {
        importId, path: whole, fields, reasons: words.problem,
        columns: [{ title: list.row, kind: 'number' }, { title: list.column, kind: 'text', width: 22 }, { title: list.value, kind: 'text', width: 32 }, { title: list.reason, kind: 'text', width: 60 }],
      }, { by: actorOf(ctx).employeeId, about: { file: basename(whole) }, onDone: ({ rows }) => ({ rows }) });
      return { kind: 'started' };
    },
    mappings: () => db.select().from(importMappings).orderBy(asc(importMappings.name)).all().map(({ name, kind, value }) => ({ name, kind: kind as ImportKind, fields: JSON.parse(value) as Record<string, string> })),
    saveMapping: ({ importId, name, kind, mapping }, ctx) => {
      const { headings = [] } = keptOf(rowOf(importId)), value = JSON.stringify(Object.fromEntries(Object.entries(mapping).map(([field, column]) => [field, headings[column] ?? ''])));
      database.write((tx) => {
        tx.insert(importMappings).values({ name: name.trim(), kind, value }).onConflictDoUpdate({ target: [importMappings.name, importMappings.kind], set: { value } }).run();
        audit.append(tx, { employeeId: actorOf(ctx).employeeId, action: 'import.saveMapping', entity: 'importMapping', after: { name: name.trim(), kind } });
      });
      changed(['imports']);
      return null;
    },
    dropMapping: ({ name, kind }, ctx) => {
      database.write((tx) => {
        tx.delete(importMappings).where(and(eq(importMappings.name, name), eq(importMappings.kind, kind))).run();
        audit.append(tx, { employeeId: actorOf(ctx).employeeId, action: 'import.dropMapping', entity: 'importMapping', after: { name, kind } });
      });
      changed(['imports']);
      return null;
    },
  };
  return { handlers };
}
export type Import = ReturnType<typeof createImport>;
