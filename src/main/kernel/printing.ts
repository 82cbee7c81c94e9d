import { writeFile } from 'node:fs/promises';
import { AppError } from '#shared/kernel/errors.ts';
import type { FileDialogs } from './files.ts';

/** A page of ours on paper or as a PDF. It is plain HTML: no script of it ever runs. */
export interface Printing {
  /** Shows the system's print dialog; false when the person changed their mind. */
  paper(html: string): Promise<boolean>;
  pdf(html: string): Promise<Uint8Array>;
}

/** Where there is no window. */
export const noPrinting: Printing = { paper: () => Promise.resolve(false), pdf: () => Promise.reject(new Error('no printing here')) };

/**
 * Puts a page on paper, or into a file whose place the person chooses, first offered as `<name>.pdf`; false when they
 * changed their mind. @throws AppError `storage` when the file cannot be written
 */
export async function putOut({ printing, files }: { readonly printing: Printing; readonly files: Pick<FileDialogs, 'chooseSave'> }, html: string, how: 'paper' | 'pdf', name: string): Promise<boolean> {
  if (how === 'paper') return printing.paper(html);
  const path = await files.chooseSave({ name: `${name}.pdf`, filters: [{ name: 'PDF', extensions: ['pdf'] }] });
  if (path === undefined) return false;
  const pdf = await printing.pdf(html);
  try {
    await writeFile(path, pdf);
  } catch (error) {
    throw new AppError('storage', 'file', {}, { cause: error });
  }
  return true;
}
