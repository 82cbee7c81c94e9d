/** What a phone of the Yealink kind may tell; the last part of the path of its request. */
export const phoneEvents = ['setup', 'registered', 'unregistered', 'incoming', 'outgoing', 'established', 'terminated', 'missed', 'hold', 'unhold', 'test'] as const;
export type PhoneEvent = (typeof phoneEvents)[number];

/**
 * The address to be typed into the phone for one of its events, with the phone's own variables in it. The name stands last:
 * phones fill it in as it is, and it may hold anything.
 */
export const actionUrlOf = (base: string, secret: string, event: PhoneEvent): string =>
  `${base}/${secret}/${event}${event === 'setup' || event === 'test' ? '' : '?call=$call_id&user=$active_user&remote=$remote&line=$local&name=$display_remote'}`;
