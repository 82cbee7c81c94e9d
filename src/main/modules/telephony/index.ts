export { createTelephony } from './service.ts';
export type { ReadyRecording, Registration, Telephony, TelephonyDeps, TelephonySettings, TelephonySink } from './service.ts';
export type { Marks } from './catch-up.ts';
export { createMemoryLegStore } from './leg-store.ts';
export type { LegRow, LegStore } from './leg-store.ts';
export { createLegStore } from './store.ts';
export type { BatchedLegStore } from './store.ts';
export type * from './port.ts';
