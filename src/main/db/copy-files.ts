import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { instant, type Instant } from '#shared/kernel/values.ts';

/** A copy as it lies in a folder. It got this name only after it had been opened again and compared (copy.ts). */
export interface CopyFile {
  readonly file: string;
  readonly at: Instant;
  readonly bytes: number;
  /** `migration`: made by the program before it brought the file to its own version. */
  readonly kind: 'copy' | 'migration';
}

const pattern = /^clinic-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.copy$/;

/** Its moment to the second, so that the names of a folder sort by time and nothing but the folder has to be read. */
export const copyName = (at: Instant): string => `clinic-${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z.copy`;

export function copyTime(name: string): Instant | undefined {
  const parts = pattern.exec(name)?.slice(1).map(Number) as [number, number, number, number, number, number] | undefined;
  if (!parts) return undefined;
  const at = instant(Date.UTC(parts[0], parts[1] - 1, parts[2], parts[3], parts[4], parts[5]));
  return copyName(at) === name ? at : undefined;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // not there, not a folder, or a share that does not answer
  }
}

/** The copies of a folder, newest first; a folder that is away (a disk that is not plugged in) has none. */
export function copiesIn(folder: string): CopyFile[] {
  const found: CopyFile[] = [];
  for (const name of namesIn(folder)) {
    const at = copyTime(name), file = join(folder, name), stat = at === undefined ? undefined : statSync(file, { throwIfNoEntry: false });
    if (at !== undefined && stat?.isFile()) found.push({ file, at, bytes: stat.size, kind: 'copy' });
  }
  return found.sort((a, b) => b.at - a.at);
}

/** The copies that were made beside a database before it was migrated. */
export function copiesBeside(database: string): CopyFile[] {
  const folder = dirname(database), prefix = `${basename(database)}.before-`;
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name.startsWith(prefix) && /^\d{4}$/.test(name.slice(prefix.length))).map((name): CopyFile => {
    const file = join(folder, name), { size, mtimeMs } = statSync(file);
    return { file, at: instant(Math.floor(mtimeMs)), bytes: size, kind: 'migration' };
  }).sort((a, b) => b.at - a.at);
}
