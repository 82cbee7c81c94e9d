import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { nothing } from '../kernel/schemas.ts';
import type { DeskSnapshot } from './snapshot.ts';

export const deskContract = {
  /** The snapshot of this window's session: asked once after a load, pushed from then on. */
  snapshot: query('public', nothing, z.custom<DeskSnapshot>((v) => typeof v === 'object' && v !== null)),
  /** Somebody is at this window: the last key or movement was `agoMs` ago. Postpones the lock (QUALITY.md S10). */
  active: command('signed-in', z.object({ agoMs: z.number().int().min(0).max(86_400_000) }), nothing),
  dismissNotice: command('signed-in', z.object({ id: z.string().max(100) }), nothing),
  /** Text not saved yet, kept through a crash (UX rule 19); an empty value forgets it. */
  keepDraft: command('signed-in', z.object({ key: z.string().max(100), value: z.string().max(120_000) }), nothing),
  draft: query('signed-in', z.object({ key: z.string().max(100) }), z.string().optional()),
} as const;
