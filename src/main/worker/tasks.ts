import { auditTasks } from '../modules/audit/worker.ts';
import { copiesTasks } from '../modules/copies/worker.ts';
import { exportTasks } from '../modules/export/worker.ts';
import { importTasks } from '../modules/import/worker.ts';
import { createCallBacks, inquiryTasks } from '../modules/inquiries/worker.ts';
import { reportTasks } from '../modules/reports/worker.ts';
import { tableTasks } from './table.ts';

/** Every kind of long work by name, `module.deed`. A module brings its own from its `worker.ts`. */
export const tasks = { ...auditTasks, ...copiesTasks, ...exportTasks, ...importTasks, ...inquiryTasks, ...reportTasks(createCallBacks), ...tableTasks } as const;

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
export type TaskInput<K extends TaskName> = Parameters<Tasks[K]>[0];
export type TaskResult<K extends TaskName> = Awaited<ReturnType<Tasks[K]>>;
