import { AppError } from '#shared/kernel/errors.ts';
import type { Boot } from './desk-port.ts';

/** Until the modules are composed, every question of the window is refused. */
export const boot: Boot = () => Promise.resolve({
  call: () => Promise.resolve({ ok: false, failure: { code: 'internal', reason: new AppError('internal', 'not-composed').reason ?? '' } }),
  onEvent: () => () => undefined,
  close: () => Promise.resolve(),
});
