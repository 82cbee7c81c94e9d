import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every folder and file that the program touches; nothing else in main joins paths to user data. */
export interface DeskPaths {
  /** Folder of one clinic in one database binding (DESIGN.md 9, "Profiles"); ordinary user only, 0700. */
  readonly profile: string;
  readonly database: string;
  /** The database key sealed by the system store and by the recovery code; holds no plain key. */
  readonly keyFile: string;
  readonly ballast: string;
  readonly backups: string;
  /** Changes since the copies, encrypted like the database (db/journal). */
  readonly journal: string;
  readonly logs: string;
  /** Chromium's own folder (cache, local storage); it can be deleted at any time. */
  readonly chromium: string;
  /** Parts of the program itself, read-only. */
  readonly migrations: string;
  readonly resources: string;
}

export function deskPaths(profile: string, programRoot: string): DeskPaths {
  return {
    profile,
    database: join(profile, 'clinic.db'),
    keyFile: join(profile, 'clinic.key.json'),
    ballast: join(profile, 'ballast.bin'),
    backups: join(profile, 'backups'),
    journal: join(profile, 'journal'),
    logs: join(profile, 'logs'),
    chromium: join(profile, 'chromium'),
    migrations: join(programRoot, 'migrations'),
    resources: join(programRoot, 'resources'),
  };
}

/** Makes the folders that others write into. A profile is nobody else's business on a shared PC. */
export function makeFolders(paths: DeskPaths): void {
  for (const folder of [paths.profile, paths.backups, paths.logs, paths.chromium]) mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** The files of the two bindings differ (cipher), so each has its own profile; so has the demo clinic. */
export const profileName = (demo: boolean, binding: string): string => `${demo ? 'demo' : 'clinic'}-${binding}`;
