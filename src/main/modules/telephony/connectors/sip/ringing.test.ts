import type { Core } from 'sip.js';
import { expect, it } from 'vitest';
import { silentLog } from '#main/kernel/log.ts';
import { createVirtualClock } from '#main/kernel/virtual-clock.ts';
import { instant } from '#shared/kernel/values.ts';
import { admission, forgottenAfterMs, ringingAtMost } from './admission.ts';
import type { LegTracker } from './legs.ts';
import { createRinging } from './ringing.ts';

/** A line where nobody cancels, and what each INVITE was answered with at last. */
function aLine() {
  const clock = createVirtualClock(instant(0)), arrived: string[] = [], givenUp: string[] = [], refused: string[] = [];
  const legs = { inviteArrived: (id: string) => { arrived.push(id); }, inviteExpired: (id: string) => { givenUp.push(id); } } as unknown as LegTracker;
  const line = createRinging({ own: ['101'], users: ['101'], clock, log: silentLog, connectorId: 'sip-101', later: (ms, run) => clock.after(ms, run), legs, softphone: () => undefined, selfCalled: () => undefined });
  const invite = (id: string): void => {
    const message = { callId: id, from: { uri: { user: '+79001000101' } }, to: { uri: { user: '+74950001002' } }, ruri: { user: '101' }, getHeader: () => undefined, getHeaders: () => [], hasHeader: () => false, parseHeader: () => undefined };
    line.invited({ message, trying: () => undefined, progress: () => undefined, reject: ({ statusCode }: { statusCode: number }) => { if (statusCode === 486) refused.push(id); } } as unknown as Core.IncomingInviteRequest);
  };
  /** Fills the line at a rate that is no flood. */
  const fill = (): void => {
    for (let n = 0; n < ringingAtMost; n++) {
      invite(`full-${n}`);
      clock.advance(1_000 / admission.perSecond + 1);
    }
  };
  return { clock, arrived, givenUp, refused, invite, fill };
}

it('refuses one more where the line is full of calls that ring for real, and gives none of them up for it', () => {
  const line = aLine();
  line.fill();
  expect([line.arrived.length, line.refused]).toEqual([ringingAtMost, []]);
  line.invite('one more');
  expect([line.arrived.length, line.givenUp, line.refused]).toEqual([ringingAtMost, [], ['one more']]);
});

it('gives up the oldest where the exchange forgot to cancel them, and the newest rings', () => {
  const line = aLine();
  line.fill();
  line.clock.advance(forgottenAfterMs);
  line.invite('one more');
  expect([line.arrived.at(-1), line.givenUp, line.refused]).toEqual(['one more', ['full-0'], []]);
});
