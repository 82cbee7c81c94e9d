import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { playFiles, type Capability } from '#main/app/scenario/index.ts';
import { testFolder, testMigrations } from '#tests/support/database.ts';

const head = `scenario: X-01
title: a call nobody books
checks: [R-001]
fixture: liniya
clock: { day: 2026-11-24, zone: Europe/Moscow, start: 08:50 }
shift: { Анна: 101 }
`;
const call = `steps:
  - { at: 09:00:00, ring: { call: A, from: +7 900 200-00-09, line: +7 495 000-10-02 } }
  - { at: 09:00:10, answer: { call: A, phone: 101 } }
  - { at: 09:02:10, hangUp: { call: A, by: desk } }
`;
const row = 'time: 09:00:00, type: inbound, talk: 2:00, phone: +7 (900) 200-00-09, employee: Ивлева Анна, conversion: Нет';

function fileOf(text: string): string {
  const file = join(testFolder(), 'x.yaml');
  writeFileSync(file, text);
  return file;
}
/** Plays one file; its last line and the exit code are what people and machines look at. */
async function run(text: string, ...built: Capability[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const code = await playFiles([fileOf(text)], { migrations: testMigrations, built: new Set(built) }, (line) => { lines.push(line); });
  return { code, lines };
}

describe('playing a file', () => {
  it('is well when every expectation is met, and says each', async () => {
    expect(await run(`${head}${call}  - { at: 10:00, expect: { callHistory: [{ ${row} }] } }\n`)).toEqual({
      code: 0, lines: ['X-01  a call nobody books', 'ok   X-01  10:00:00  callHistory', '1 passed, 0 failed, 0 skipped'],
    });
  });
  it('fails on a row of a report that the file does not list, and shows both', async () => {
    const { code, lines } = await run(`${head}${call}  - { at: 10:00, expect: { callHistory: [] } }\n`);
    expect([code, lines.at(-1)]).toEqual([1, '0 passed, 1 failed, 0 skipped']);
    expect(lines.join('\n')).toContain('expected (none)');
    expect(lines.join('\n')).toContain('"talk":"2:00"');
  });
  it('fails on a deed that cannot be done, and on a refusal that does not come', async () => {
    expect((await run(`${head}steps:\n  - { at: 09:00, who: Анна, do: book }\n`)).lines.at(-1)).toBe('0 passed, 1 failed, 0 skipped');
    expect((await run(`${head}steps:\n  - { at: 09:00, who: Анна, do: { openPanel: true, refused: closed } }\n`)).code).toBe(1);
    expect((await run(`${head}steps:\n  - { at: 09:00, who: Ирина, do: signIn }\n`)).lines.join('\n')).toContain('Ирина cannot sign in');
  });
  it('fails when nothing is expected', async () => {
    expect(await run(`${head}${call}`)).toMatchObject({ code: 1 });
  });
  it('counts what waits, and plays it when told that it is there', async () => {
    const text = `${head}${call}  - { at: 10:00, requires: care, expect: { callHistory: [{ ${row} }] } }\n`;
    expect((await run(text)).lines.at(-1)).toBe('0 passed, 0 failed, 1 skipped');
    expect((await run(text, 'care')).lines.at(-1)).toBe('1 passed, 0 failed, 0 skipped');
  });
  it('fails on what the program cannot show yet when nobody marked it as waiting', async () => {
    const { code, lines } = await run(`${head}${call}  - { at: 10:00, expect: { charges: [] } }\n`);
    expect(code).toBe(1);
    expect(lines.join('\n')).toContain('mark the step with `requires`');
  });
  it('says where a file is wrong', async () => {
    expect(await run(`${head}steps:\n  - { at: 09:00, expects: {} }\n`)).toMatchObject({ code: 1, lines: ['x.yaml:8: steps.0.expects: unknown key expects', '0 passed, 1 failed, 0 skipped'] });
  });
});

it('the command ends with the exit code of what it played', () => {
  const script = join(import.meta.dirname, '../../scripts/scenario.ts');
  const exit = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', timeout: 60_000 }).status;
  expect([exit(fileOf(`${head}${call}  - { at: 10:00, requires: care, expect: { charges: [] } }\n`)), exit(fileOf(`${head}${call}  - { at: 10:00, expect: { callHistory: [] } }\n`)), exit()]).toEqual([0, 1, 2]);
}, 120_000);
