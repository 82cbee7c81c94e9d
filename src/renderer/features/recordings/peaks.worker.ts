import { peaksOf } from './peaks.ts';

interface Work { readonly samples: Float32Array; readonly parts: number }
/** Reading millions of samples happens here: the page goes on drawing calls meanwhile. */
addEventListener('message', ({ data: { samples, parts } }: MessageEvent<Work>) => { postMessage(peaksOf(samples, parts)); });
