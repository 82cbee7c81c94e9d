import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { launchOf } from './launch.ts';
import { createLogFile } from './log-file.ts';
import { deskPaths, makeFolders, profileName } from './paths.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'stoika-platform-')); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

describe('the log file', () => {
  const lines = (file = 'stoika.log') => readFileSync(join(folder, file), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);

  it('holds one event a line, and of an error its name and frames but not its words', () => {
    const log = createLogFile({ folder, now: () => 0 });
    log('error', 'call.failed', { id: 'a1' }, Object.assign(new Error('Иванова Анна, +79161234567'), { code: 'SQLITE_FULL' }));
    const [line] = lines();
    expect(line).toMatchObject({ at: '1970-01-01T00:00:00.000Z', level: 'error', event: 'call.failed', id: 'a1' });
    expect(line?.['error']).toMatch(/^Error \(SQLITE_FULL\) \| at /);
    expect(JSON.stringify(line)).not.toMatch(/Иванова|7916/);
  });
  it('puts a full file aside and keeps the last few', () => {
    const log = createLogFile({ folder, now: () => 0, maxBytes: 200, keep: 2 });
    for (let n = 0; n < 20; n += 1) log('info', 'tick', { n });
    expect(readdirSync(folder).sort()).toEqual(['stoika.1.log', 'stoika.2.log', 'stoika.log']);
    expect(lines().at(-1)).toMatchObject({ n: 19 });
    expect(lines('stoika.2.log')[0]?.['n']).toBeGreaterThan(0);
  });
  it('goes on when it cannot write', () => {
    const log = createLogFile({ folder, now: () => 0 });
    rmSync(folder, { recursive: true });
    expect(() => { log('info', 'tick'); }).not.toThrow();
  });
});

describe('folders', () => {
  it('of a clinic are closed to the other users of the PC', () => {
    const paths = deskPaths(join(folder, profileName(true, 'libsql')), '/program');
    makeFolders(paths);
    expect(statSync(paths.profile).mode & 0o777).toBe(0o700);
    expect(paths.profile.endsWith('demo-libsql')).toBe(true);
    expect(paths.migrations).toBe('/program/migrations');
  });
});

describe('a start', () => {
  it('listens to arguments before the environment', () => {
    expect(launchOf(['--demo', '--profile=/a', '--theme=dark'], { STOIKA_PROFILE: '/b', STOIKA_THEME: 'light' })).toEqual({ demo: true, profile: '/a', theme: 'dark', smoke: false });
    expect(launchOf([], { STOIKA_DEMO: '1', STOIKA_PROFILE: '/b', STOIKA_SMOKE: '1' })).toEqual({ demo: true, profile: '/b', theme: 'system', smoke: true });
    expect(launchOf(['--theme=pink'], {})).toEqual({ demo: false, profile: undefined, theme: 'system', smoke: false });
  });
});
