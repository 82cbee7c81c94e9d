/**
 * What a phone of the Yealink kind may tell; the last part of the path of its request. A ring or a dial that ends without an
 * answer is an event of its own there (Yealink guides for SIP-T21P E2 and T5: «Call Remote Canceled», «Reject Incoming
 * Call», «Cancel Callout», «Remote Busy»), and not every firmware says «Call Terminated» then as well.
 */
export const phoneEvents = [
  'setup', 'registered', 'unregistered', 'incoming', 'outgoing', 'established', 'terminated', 'missed', 'remote-canceled', 'rejected', 'callout-canceled', 'remote-busy', 'hold', 'unhold', 'test',
] as const;
export type PhoneEvent = (typeof phoneEvents)[number];

/**
 * The address to be typed into the phone for one of its events, with the phone's own variables in it. The name stands last:
 * phones fill it in as it is, and it may hold anything.
 */
export const actionUrlOf = (base: string, secret: string, event: PhoneEvent): string =>
  `${base}/${secret}/${event}${event === 'setup' || event === 'test' ? '' : '?call=$call_id&user=$active_user&remote=$remote&line=$local&name=$display_remote'}`;
