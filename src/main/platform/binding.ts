/** Set by the build: which SQLite binding it was made for (electron.vite.config.ts). */
declare const __STOIKA_BINDING__: string | undefined;

/** `aegis` in every released build; `libsql` only where the registry's older Electron runs. */
export const binding: string = typeof __STOIKA_BINDING__ === 'string' ? __STOIKA_BINDING__ : 'aegis';
