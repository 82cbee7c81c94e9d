export { BufferChip, useBufferMenu } from './BufferChip.tsx';
export { TaskForm } from './TaskForm.tsx';
export { WaitlistForm } from './WaitlistForm.tsx';
