import { sheetsOf, readXlsx } from '#main/modules/import/source/xlsx-file.ts';
import { inMain, type RunningDesk } from './desk.ts';

/** Whoever is asked where to save next answers with this path. */
export async function saveTo(desk: RunningDesk, path: string): Promise<void> {
  await inMain(desk, ({ dialog }, filePath) => { dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath }); }, path);
}

/** The cells of the first sheet of a workbook, its head first; undefined while it is not all there. */
export async function cellsOf(path: string): Promise<string[][] | undefined> {
  try {
    const [sheet = ''] = await sheetsOf(path), rows: string[][] = [];
    for await (const block of readXlsx(path, sheet)) rows.push(...block.rows);
    return rows;
  } catch {
    return undefined;
  }
}
