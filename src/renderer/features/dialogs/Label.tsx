import { panelClasses } from '../calls/index.ts';

/** The word before a field of the docked window, as in the panel of a call. */
export const Label = ({ of, text, required = false }: { readonly of: string; readonly text: string; readonly required?: boolean }) =>
  <label className={panelClasses.label} htmlFor={of}>{text}{required && <span aria-hidden className={panelClasses.star}>*</span>}</label>;
