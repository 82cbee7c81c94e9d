import { describe, expect, it } from 'vitest';
import { parseScenario, ScenarioError } from './parse.ts';
import { planRuns } from './plan.ts';
import { compact, same } from './same.ts';
import { slotOf, timeOf, timeText } from './wall.ts';
import { day } from '#shared/kernel/values.ts';

const head = `scenario: X-01
title: a call
checks: [R-001]
fixture: liniya
clock: { day: 2026-11-24, zone: Europe/Moscow, start: 08:50 }
`;
const faultsOf = (text: string): readonly string[] => {
  try {
    parseScenario(text, 'x.yaml');
    return [];
  } catch (error) {
    if (error instanceof ScenarioError) return error.faults;
    throw error;
  }
};

describe('a file with a mistake', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['a key nobody knows, at the top', `${head}colour: red\nsteps: []\n`, ['x.yaml:6: colour: unknown key colour']],
    ['a key nobody knows, deep in a step', `${head}steps:\n  - at: 10:00\n    ring: { call: A, form: +7 900 200-00-01, line: +7 495 000-10-01 }\n`, ['x.yaml:8: steps.0.ring.form: unknown key form']],
    ['an action nobody knows', `${head}steps:\n  - at: 10:00\n    who: Анна\n    do:\n      - openPanel\n      - sing\n`, ['x.yaml:11: steps.0.do.1.sing: unknown key sing']],
    ['a time that is none', `${head}steps:\n  - at: noon\n    expect: { history: [] }\n`, ['x.yaml:7: steps.0.at: a time: 10:02, 10:02:10 or 25.11 10:20']],
    ['two things in one step', `${head}steps:\n  - at: 10:00\n    hangUp: { call: A }\n    expect: { history: [] }\n`, ['x.yaml:7: steps.0: a step (do, expect or an event): exactly one, here hangUp, expect']],
    ['an expectation of nothing', `${head}steps:\n  - at: 10:00\n    expect: {}\n`, ['x.yaml:8: steps.0.expect: expects nothing']],
    ['a wait for what will never come', `${head}steps:\n  - { at: 10:00, requires: luck, expect: { history: [] } }\n`, ['x.yaml:7: steps.0.requires: Invalid option: expected one of "telephony"|"inquiries"|"chats"|"care"']],
    ['the same key twice', `${head}title: again\n`, ['x.yaml:6: Map keys must be unique at line 6, column 1:']],
  ])('is refused with its line: %s', (_, text, faults) => { expect(faultsOf(text)).toEqual(faults); });

  it('is not one for want of seconds, quotes or a list', () => {
    expect(faultsOf(`${head}shift: { Анна: 101 }\nsteps:\n  - at: 10:00\n    who: Анна\n    do: openPanel\n`)).toEqual([]);
  });
});

describe('the order of a run', () => {
  const plan = (steps: string) => planRuns(parseScenario(`${head}${steps}`, 'x.yaml')).map((run) => [run.name, run.steps.map(({ at, step }) => `${timeText(at, run.clock)} ${step.note ?? ''}`)]);

  it('is by time, and as written at one time', () => {
    const steps = [['10:05', 'b'], ['10:00', 'a'], [undefined, 'a2'], ['10:05', 'b2'], ['25.11 09:00', 'c'], ['18:00', 'b3']].map(([at, note]) => `  - { ${at ? `at: ${at}, ` : ''}note: ${note}, expect: { history: [] } }`).join('\n');
    expect(plan(`steps:\n${steps}\n`)).toEqual([['X-01', ['10:00:00 a', '10:00:00 a2', '10:05:00 b', '10:05:00 b2', '18:00:00 b3', '25.11 09:00:00 c']]]);
  });
  it('weaves the steps of every run with its own', () => {
    expect(plan(`steps:
  - { at: 10:00, note: all, expect: { history: [] } }
runs:
  - { run: a, steps: [{ at: 11:00, note: own, expect: { history: [] } }] }
  - { run: b, steps: [{ at: 09:00, note: own, expect: { history: [] } }] }
`)).toEqual([['X-01 a', ['10:00:00 all', '11:00:00 own']], ['X-01 b', ['09:00:00 own', '10:00:00 all']]]);
  });
  it('refuses a step before the clock starts', () => {
    expect(() => plan('steps:\n  - { at: 08:00, expect: { history: [] } }\n')).toThrow('before the clock starts');
  });
});

describe('times and places', () => {
  const clock = { day: day('2026-11-24'), zone: 'Europe/Moscow' };
  it('are of the base day unless another is named, over the new year too', () => {
    expect(timeOf('10:02:10', clock)).toBe(Date.UTC(2026, 10, 24, 7, 2, 10));
    expect(timeOf('25.11 10:20', clock)).toBe(Date.UTC(2026, 10, 25, 7, 20));
    expect(timeOf('10.01 00:10', clock)).toBe(Date.UTC(2027, 0, 9, 21, 10));
  });
  it('take half an hour unless a length is named', () => {
    expect(slotOf('25.11 15:00 Орлова', clock)).toEqual({ doctor: 'Орлова', day: '2026-11-25', startMin: 900, endMin: 930 });
    expect(slotOf('25.11 09:05 Ким 45 мин', clock)).toEqual({ doctor: 'Ким', day: '2026-11-25', startMin: 545, endMin: 590 });
  });
});

describe('comparing', () => {
  it('takes what is absent and what is empty for the same, and nothing else', () => {
    expect(compact({ a: '', b: [], c: null, d: undefined, e: 0, f: false, g: { h: '' } })).toEqual({ e: 0, f: false, g: {} });
    expect(same({ sum: '84 300 ₽' }, { sum: '84\u00a0300\u00a0₽', more: '' })).toBe(true);
  });
  it('misses a field or a row that the file does not name', () => {
    expect(same([{ name: 'Ивлева' }], [{ name: 'Ивлева', comment: 'x' }])).toBe(false);
    expect(same([{ name: 'Ивлева' }], [{ name: 'Ивлева' }, { name: 'Чуев' }])).toBe(false);
    expect(same([{ name: 'Ивлева' }, {}], [{ name: 'Ивлева' }])).toBe(false);
    expect(same(null, { button: 'Звонок в 10:02' })).toBe(false);
  });
});
