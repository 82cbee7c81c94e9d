import { notifications } from '@mantine/notifications';

const colours = { info: 'stoika', done: 'green', warn: 'orange', error: 'red' } as const;

/** A line in the corner of the screen that takes no focus and leaves by itself; errors stay longer. */
export function tell(level: keyof typeof colours, message: string): void {
  notifications.show({ message, color: colours[level], autoClose: level === 'error' ? 12_000 : 5000 });
}
