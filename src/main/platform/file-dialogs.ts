import { dialog, type BrowserWindow, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import type { FileDialogs, FileFilter } from '../kernel/files.ts';

const copied = (filters: readonly FileFilter[]) => filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));

/** The system's own dialogs, in front of the desk's window. */
export function createFileDialogs(window: () => BrowserWindow | undefined): FileDialogs {
  const open = async (options: OpenDialogOptions): Promise<string | undefined> => {
    const parent = window(), { canceled, filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
    return canceled ? undefined : filePaths[0];
  };
  const save = async (options: SaveDialogOptions): Promise<string | undefined> => {
    const parent = window(), { canceled, filePath } = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
    return canceled || !filePath ? undefined : filePath;
  };
  return {
    chooseSave: ({ name, filters }) => save({ defaultPath: name, filters: copied(filters), properties: ['showOverwriteConfirmation', 'createDirectory'] }),
    chooseOpen: ({ filters }) => open({ filters: copied(filters), properties: ['openFile', 'dontAddToRecent'] }),
    chooseFolder: () => open({ properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'] }),
  };
}
