import type { Failure } from '#shared/kernel/errors.ts';

/** What the thread is started with. */
export interface Start { readonly kind: string; readonly input: unknown; readonly file: string; readonly key: string }
/** From main to the thread. */
export type Order = 'pause' | 'resume' | 'cancel';
/** From the thread to main. The last one is `done`, `failed` or `cancelled`. */
export type Told =
  | { readonly tell: 'progress'; readonly done: number; readonly total: number; readonly step?: string | undefined }
  | { readonly tell: 'done'; readonly result: unknown }
  | { readonly tell: 'failed'; readonly failure: Failure; readonly trace?: string | undefined }
  | { readonly tell: 'cancelled' };
