import { notifications } from '@mantine/notifications';

const colours = { info: 'stoika', done: 'green', warn: 'orange', error: 'red' } as const;
let lastDone: string | undefined;

/** A line in the corner of the screen that takes no focus and leaves by itself; errors stay longer. What was done last takes the place of what was done before: a pile of them would cover the next dialog. */
export function tell(level: keyof typeof colours, message: string): void {
  if (level === 'done' && lastDone !== undefined) notifications.hide(lastDone);
  const id = notifications.show({ message, color: colours[level], autoClose: level === 'error' ? 12_000 : 5000 });
  if (level === 'done') lastDone = id;
}
