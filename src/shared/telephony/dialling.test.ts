import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dialStateOf, type DialSituation } from './dialling.ts';

const free: DialSituation = { hasPhone: true, suspended: false, talking: false, dialing: false, order: undefined, possible: true };

it.each<[string, Partial<DialSituation>, object]>([
  ['nothing in the way', {}, { can: true }],
  ['no phone of the shift (R-164)', { hasPhone: false }, { can: false, why: 'no-phone' }],
  ['a conversation (R-169)', { talking: true }, { can: false, why: 'talking' }],
  ['a suspended module (R-170), whatever else', { suspended: true, hasPhone: false, talking: true }, { can: false, why: 'suspended' }],
  ['an outgoing call nobody answered', { dialing: true }, { can: false, why: 'dialing' }],
  ['an order on its way', { order: { state: 'placed', to: '+7' } }, { can: false, why: 'dialing', to: '+7' }],
  ['an order nobody knows the fate of', { order: { state: 'unsure', to: '+7' } }, { can: false, why: 'unsure', to: '+7' }],
  ['an exchange that cannot dial', { possible: false }, { can: false, why: 'not-possible' }],
])('with %s', (_, more, state) => { expect(dialStateOf({ ...free, ...more })).toEqual(state); });

it('never lets two calls begin: an order, a ring and a conversation each keep the button off', () => {
  fc.assert(fc.property(fc.record({
    hasPhone: fc.boolean(), suspended: fc.boolean(), talking: fc.boolean(), dialing: fc.boolean(), possible: fc.boolean(),
    order: fc.option(fc.record({ state: fc.constantFrom('placed' as const, 'looking' as const, 'unsure' as const), to: fc.string() }), { nil: undefined }),
  }), (situation) => {
    const { hasPhone, suspended, talking, dialing, possible, order } = situation;
    expect(dialStateOf(situation).can).toBe(hasPhone && !suspended && !talking && !dialing && possible && order === undefined);
  }));
});
