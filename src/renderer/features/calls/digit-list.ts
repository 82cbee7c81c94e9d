import type { KeyboardEvent } from 'react';

/** The keys of a numbered list: a digit chooses, the arrows walk. A digit with Ctrl or Alt belongs to the whole desk. */
export const digitList = <T>(items: readonly T[], choose: (item: T) => void) => (event: KeyboardEvent<HTMLElement>): void => {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')], at = buttons.indexOf(document.activeElement as HTMLElement);
  const item = /^[1-9]$/.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey ? items[Number(event.key) - 1] : undefined;
  if (item !== undefined) choose(item);
  else if (event.key === 'ArrowDown') buttons[Math.min(buttons.length - 1, at + 1)]?.focus();
  else if (event.key === 'ArrowUp') buttons[Math.max(0, at - 1)]?.focus();
  else return;
  event.preventDefault();
};
