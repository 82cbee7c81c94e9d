import type { DeskSnapshot } from '#shared/desk/snapshot.ts';

interface Call { readonly key: string; readonly callId: string; readonly rang: number; answered?: number; ended?: number }
interface Task { readonly dueAt: number; dueSince?: number; shown: boolean; times: number }
interface Row { readonly talkMs: number | null; readonly startedAt: number; readonly answeredAt: number | null; readonly endedAt: number | null }

const stayMs = 10_000;
/** How long the desk may take to notice that the clock was set. */
const noticedMs = 3_500;

/** What must be on the screen and in the base, kept by the clock that is never set; all marks are of that one. */
export function createObserver() {
  const calls = new Map<string, Call>(), tasks = new Map<string, Task>(), problems = new Set<string>();
  let disturbedAt = -Infinity;
  const must = (key: string): Call => calls.get(key)!;

  return {
    problems: () => [...problems],
    alive: () => [...calls.values()].filter((call) => call.ended === undefined),
    tasks: () => [...tasks.keys()],
    task: (taskId: string, dueAt: number): void => { tasks.set(taskId, { dueAt, shown: false, times: 0 }); },
    rang: (key: string, callId: string, mono: number): void => { calls.set(key, { key, callId, rang: mono }); },
    answered: (key: string, mono: number): void => { must(key).answered = mono; },
    ended: (key: string, mono: number): void => { must(key).ended = mono; },
    disturbed: (mono: number): void => { disturbedAt = mono; },
    /** Compares what the window was last told with what must be there. */
    look: (snapshot: DeskSnapshot, wall: number, mono: number): void => {
      const settled = mono - disturbedAt > noticedMs;
      for (const { callId, answered, ended } of calls.values()) {
        const card = snapshot.cards.find((one) => one.callId === callId);
        if (!settled) continue;
        if (ended === undefined && !card) problems.add('a call that is alive has no card');
        if (ended !== undefined && mono - ended < stayMs - 1_500 && !card) problems.add(`the card of a finished call was gone after ${mono - ended} ms`);
        if (ended !== undefined && mono - ended > stayMs + 4_000 && card) problems.add(`the card of a finished call was still there, or again, after ${mono - ended} ms`);
        if (card?.answeredAt !== undefined && answered !== undefined && Math.abs(snapshot.at - card.answeredAt - (mono - answered)) > 2_500 && Math.abs(wall - card.answeredAt - (mono - answered)) > 1_000) problems.add(`the clock of a talk shows ${wall - card.answeredAt} ms of ${mono - answered}`);
      }
      const shown = new Set(snapshot.crm?.reminders.map(({ taskId }) => taskId));
      for (const [taskId, task] of tasks) {
        const now = shown.has(taskId);
        if (wall < task.dueAt) delete task.dueSince;
        else task.dueSince ??= mono;
        if (now && !task.shown && ++task.times > 1) problems.add('a task reminded twice');
        if (!now && task.dueSince !== undefined && mono - task.dueSince > noticedMs && settled) problems.add('a task that is due does not remind');
        if (now && task.times === 1 && !task.shown && task.dueSince === undefined) problems.add('a task reminded before it was due');
        task.shown = now;
      }
    },
    /** What the base kept of the calls that are over. */
    rows: (rowOf: (callId: string) => Row | undefined): void => {
      for (const { callId, answered, ended } of calls.values()) {
        const row = rowOf(callId);
        if (!row || row.endedAt === null) { problems.add('a call left no finished record'); continue; }
        const talked = answered === undefined ? null : ended! - answered;
        if ((row.talkMs ?? null) !== talked) problems.add(`a talk of ${String(talked)} ms was written as ${String(row.talkMs)}`);
        if (row.endedAt < row.startedAt || (row.answeredAt !== null && row.endedAt < row.answeredAt)) problems.add('a call ended before it began');
      }
    },
  };
}
