/** What connectors that ask their exchange from time to time have in common. */
export { createPoller } from './polling/poller.ts';
export type { LookTrouble, Poller } from './polling/poller.ts';
export { createSeenCalls } from './polling/seen-calls.ts';
export type { SeenCall, SeenCalls, SeenLeg } from './polling/seen-calls.ts';
