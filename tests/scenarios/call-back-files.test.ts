import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { branches, callLegs, inquiries, phones } from '#main/db/schema/index.ts';
import { createCallBacks, inquiryTasks } from '#main/modules/inquiries/worker.ts';
import { reportTasks } from '#main/modules/reports/worker.ts';
import type { TaskContext } from '#main/worker/task.ts';
import { day, instant } from '#shared/kernel/values.ts';
import { openTestDatabase, testFolder } from '#tests/support/database.ts';

const zone = 'Europe/Moscow', nine = Date.UTC(2026, 10, 24, 6), minute = 60_000, on = day('2026-11-24');
const linesOf = (path: string): string[][] => readFileSync(path, 'utf8').replace('\uFEFF', '').trimEnd().split(/\r?\n/).map((line) => line.split(';').map((cell) => cell.replaceAll('"', '')));

it.each([['ru', 'Перезвонили', 'перезвонили 24.11.2026 09:30', 'звонили, не дозвонились 24.11.2026 09:40'], ['en', 'Called back', 'called back 24.11.2026 09:30', 'called, nobody answered 24.11.2026 09:40']] as const)(
  'the files of both histories say when a missed call was called back, and whether somebody answered (A-41, R-059, R-173; %s)', async (language, title, answered, vain) => {
    const database = openTestDatabase(), folder = testFolder();
    database.write((tx) => {
      tx.insert(branches).values({ id: 'b', zone }).run();
      tx.insert(phones).values({ id: 'p', branchId: 'b', extension: '101' }).run();
      const call = (id: string, at: number, phoneE164: string, outcome: 'missed' | 'answered' | 'unanswered', direction: 'inbound' | 'outbound') => {
        const startedAt = nine + at * minute, answeredAt = outcome === 'answered' ? startedAt + 5_000 : null;
        tx.insert(inquiries).values({ id, branchId: 'b', headId: id, direction, startedAt, answeredAt, endedAt: startedAt + 30_000, outcome, talkMs: answeredAt === null ? null : 25_000, phoneE164 }).run();
        tx.insert(callLegs).values({ id: `l${id}`, branchId: 'b', callId: id, phone: '101', startedAt, answeredAt }).run();
      };
      call('m1', 0, '+79001000101', 'missed', 'inbound');
      call('m2', 1, '+79001000202', 'missed', 'inbound');
      call('m3', 2, '+79001000303', 'missed', 'inbound');
      call('o1', 30, '+79001000101', 'answered', 'outbound');
      call('o2', 40, '+79001000202', 'unanswered', 'outbound');
    });
    const context: TaskContext = { database: () => database as never, file: '', key: '', progress: () => undefined, breathe: () => Promise.resolve() };
    const filter = { fromDay: on, tillDay: on }, inquiriesFile = join(folder, 'inquiries.csv'), callsFile = join(folder, 'calls.csv');
    for (const view of ['rows', 'heads'] as const) {
      await inquiryTasks['inquiries.writeHistory']({ path: inquiriesFile, filter: { ...filter, view }, zone, now: instant(nine + 600 * minute), language }, context);
      const [head, ...lines] = linesOf(inquiriesFile), column = head!.indexOf(title);
      expect([view, lines.map((line) => line[column])]).toEqual([view, ['', '', '', vain, answered]]);
    }
    await reportTasks(createCallBacks)['reports.writeCalls']({ path: callsFile, filter, language }, context);
    const [head, ...lines] = linesOf(callsFile), column = head!.indexOf(title);
    expect(lines.map((line) => line[column]).filter(Boolean)).toEqual([vain, answered]);
    expect(lines.every((line) => line.length === head!.length)).toBe(true);
  });
