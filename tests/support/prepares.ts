import type { Database } from '#main/db/index.ts';

/** Runs `work` and returns the texts of the statements that were prepared meanwhile: a hot path prepares none (QUALITY.md P11). */
export async function preparedDuring(database: Database, work: () => unknown): Promise<string[]> {
  const { raw } = database, prepare = raw.prepare.bind(raw), texts: string[] = [];
  raw.prepare = (text: string) => {
    texts.push(text);
    return prepare(text);
  };
  try {
    await work();
  } finally {
    raw.prepare = prepare;
  }
  return texts;
}
