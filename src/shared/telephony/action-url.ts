/** What a phone of the Yealink kind may tell; the last part of the path of its request. */
export const phoneEvents = ['setup', 'registered', 'unregistered', 'incoming', 'outgoing', 'established', 'terminated', 'missed', 'hold', 'unhold', 'test'] as const;
export type PhoneEvent = (typeof phoneEvents)[number];

/** The address to be typed into the phone for one of its events, with the phone's own variables in it. */
export const actionUrlOf = (base: string, secret: string, event: PhoneEvent): string =>
  `${base}/${secret}/${event}${event === 'setup' || event === 'test' ? '' : '?call=$call_id&remote=$remote&name=$display_remote&line=$local&user=$active_user'}`;
