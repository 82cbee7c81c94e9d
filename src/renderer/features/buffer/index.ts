export { BufferChip, useBufferMenu } from './BufferChip.tsx';
export { personOfAbout } from './about.ts';
