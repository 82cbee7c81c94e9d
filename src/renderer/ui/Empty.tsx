import type { ReactNode } from 'react';
import classes from './ui.module.css';

/** A place with nothing in it says so, and what to do next. */
export function Empty({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return <div className={classes.empty}>{icon}<div>{children}</div></div>;
}
