export interface FileFilter { readonly name: string; /** Without the dot. */ readonly extensions: readonly string[] }

/** The system's questions about files. Only main ever sees a path; undefined when the person changed their mind. */
export interface FileDialogs {
  chooseSave(asked: { readonly name: string; readonly filters: readonly FileFilter[] }): Promise<string | undefined>;
  chooseOpen(asked: { readonly filters: readonly FileFilter[] }): Promise<string | undefined>;
  chooseFolder(): Promise<string | undefined>;
}

/** Where there is no window: nobody chooses anything. */
export const noDialogs: FileDialogs = { chooseSave: () => Promise.resolve(undefined), chooseOpen: () => Promise.resolve(undefined), chooseFolder: () => Promise.resolve(undefined) };
