import type { ReactNode } from 'react';
import { Tip } from './Tip.tsx';
import classes from './ui.module.css';

interface Props { readonly text: string; readonly children: ReactNode; /** Dotted underline of a word that has more to say. */ readonly underlined?: boolean }

/** More about a word, under the pointer and under the keyboard focus alike. */
export function Hint({ text, children, underlined = true }: Props) {
  return (
    <Tip label={text} multiline openDelay={150} classNames={{ tooltip: classes.hintBox! }}>
      <span tabIndex={0} role="note" aria-label={text} className={underlined ? classes.hint : undefined}>{children}</span>
    </Tip>
  );
}
