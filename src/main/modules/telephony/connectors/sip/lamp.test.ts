import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '#main/kernel/virtual-clock.ts';
import { instant } from '#shared/kernel/values.ts';
import { partyOf } from '#shared/telephony/party.ts';
import { parseDialogInfo } from './dialog-info.ts';
import { createLegTracker } from './legs.ts';

const caller = { party: partyOf('+79002000001'), line: partyOf('+74950001001') };
function phone() {
  const clock = createVirtualClock(instant(0)), seen: string[] = [];
  const legs = createLegTracker({ phone: '101', own: ['101'], clock, watching: () => true, emit: (leg, step) => { seen.push(`${leg.callKey} ${step.type}${step.type === 'ended' ? ` ${step.cause}` : ''}`); } });
  let version = 0;
  // what chan_sip and PJSIP publish of an extension: the one dialog bears its name (pickup's Call-ID and the caller only while it rings, and only at some)
  const light = (state: 'early' | 'confirmed' | 'terminated', more = '') => {
    const pickup = state === 'early' && version % 2 === 0 ? ' call-id="pickup-5f2a@10.0.0.1" direction="recipient"' : '';
    legs.dialogsSeen(parseDialogInfo(`<?xml version="1.0"?><dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version++}" state="full" entity="sip:101@10.0.0.1"><dialog id="101"${pickup}><state>${state}</state>${more}</dialog></dialog-info>`), version === 1);
  };
  return { clock, seen, legs, light };
}
const music = '<local><target uri="sip:101@10.0.0.1"><param pname="+sip.rendering" pvalue="no"/></target></local>';

describe('a phone of which the exchange shows one light', () => {
  it('each call that is taken off our line when the phone comes into use was lifted there, in either order of the words', () => {
    const { clock, seen, legs, light } = phone();
    light('terminated');
    for (const [n, cancelFirst] of [true, false, true].entries()) {
      const key = `c${n}`;
      legs.inviteArrived(key, caller);
      light('early');
      clock.advance(7_000);
      const steps = [() => { legs.inviteCancelled(key, 'elsewhere'); }, () => { light('confirmed'); }];
      for (const step of cancelFirst ? steps : steps.reverse()) { step(); clock.advance(300); }
      light('confirmed', music);
      light('confirmed');
      clock.advance(60_000);
      light('terminated');
      expect(seen.splice(0)).toEqual([`${key} ringing`, `${key} answered`, `${key} held`, `${key} retrieved`, `${key} ended normal`]);
    }
  });
  it('a call that a colleague takes, or nobody, ends as our line says, at once when the light is out', () => {
    const { clock, seen, legs, light } = phone();
    for (const [why, cause] of [['elsewhere', 'answered-elsewhere'], ['abandoned', 'caller-abandoned']] as const) {
      for (const cancelFirst of [true, false]) {
        const key = `${why}-${cancelFirst}`;
        legs.inviteArrived(key, caller);
        light('early');
        clock.advance(5_000);
        const steps = [() => { legs.inviteCancelled(key, why); }, () => { light('terminated'); }];
        for (const step of cancelFirst ? steps : steps.reverse()) step();
        expect(seen.splice(0)).toEqual([`${key} ringing`, `${key} ended ${cause}`]);
        clock.advance(20_000);
      }
    }
  });
  it('a call that comes during a talk is not taken for lifted when a colleague takes it, and the talk goes on', () => {
    const { clock, seen, legs, light } = phone();
    legs.inviteArrived('a', caller);
    light('early');
    legs.inviteCancelled('a', 'elsewhere');
    light('confirmed');
    clock.advance(30_000);
    legs.inviteArrived('b', { party: partyOf('+79002000002') });
    light('early');
    light('confirmed');
    legs.inviteCancelled('b', 'elsewhere');
    light('confirmed');
    clock.advance(2_000);
    light('terminated');
    expect(seen).toEqual(['a ringing', 'a answered', 'b ringing', 'b ended answered-elsewhere', 'a ended normal']);
  });
  it('begins no call by itself: a phone in use may dial, and a light that was on when we came tells nothing', () => {
    const { clock, seen, legs, light } = phone();
    light('confirmed');
    light('terminated');
    light('early');
    light('confirmed');
    clock.advance(1_000);
    legs.inviteArrived('late', caller);   // the handset was up before it rang
    clock.advance(100);
    legs.inviteCancelled('late', 'abandoned');
    clock.advance(1_500);
    light('terminated');
    clock.advance(600_000);
    expect(seen).toEqual(['late ringing', 'late ended caller-abandoned']);
  });
  it('an order is over when the phone is idle again', () => {
    const { seen, legs, light } = phone();
    light('terminated');
    legs.orderBegun('order', '+79002000001');
    light('early');
    light('confirmed');
    legs.orderHanded('order');
    legs.orderAnswered('order');
    light('terminated');
    expect(seen).toEqual(['order dialing', 'order answered', 'order ended normal']);
  });
});
