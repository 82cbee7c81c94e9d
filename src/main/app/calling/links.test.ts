import { expect, it } from 'vitest';
import { createIds } from '#main/kernel/ids.ts';
import { createVirtualClock } from '#main/kernel/virtual-clock.ts';
import { linkIn } from '#main/platform/launch.ts';
import { instant } from '#shared/kernel/values.ts';
import { createLinks, linkStaysMs } from './links.ts';

it('shows the last link pressed, until it is answered or forgotten', () => {
  const clock = createVirtualClock(instant(0)), links = createLinks({ clock, newId: createIds(clock), announce: () => undefined });
  links.open('tel:+79001000101');
  const first = links.shown()!;
  expect(first).toMatchObject({ kind: 'number', e164: '+79001000101' });
  links.open('callto:maria');
  expect(links.shown()).toMatchObject({ kind: 'refused', why: 'not-a-number' });
  links.close(first.id);
  expect(links.shown()).toMatchObject({ why: 'not-a-number' });
  clock.moveTo(instant(linkStaysMs));
  expect(links.shown()).toBeUndefined();
});

it.each([
  [['stoika', '--flag', 'tel:+79001000101'], 'tel:+79001000101'], [['stoika', 'callto:+79001000101', '--allow-file-access'], 'callto:+79001000101'], [['tel:+79001000101'], undefined], [['stoika', '--demo', 'hotel:+7'], undefined],
] as const)('finds the link in the command line %j', (argv, link) => { expect(linkIn(argv)).toBe(link); });
