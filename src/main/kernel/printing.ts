/** A page of ours on paper or as a PDF. It is plain HTML: no script of it ever runs. */
export interface Printing {
  /** Shows the system's print dialog; false when the person changed their mind. */
  paper(html: string): Promise<boolean>;
  pdf(html: string): Promise<Uint8Array>;
}

/** Where there is no window. */
export const noPrinting: Printing = { paper: () => Promise.resolve(false), pdf: () => Promise.reject(new Error('no printing here')) };
