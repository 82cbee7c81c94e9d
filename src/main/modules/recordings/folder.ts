import { lstat, opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Zone } from '#shared/kernel/values.ts';
import type { NameFacts, Pattern } from '#shared/recordings/pattern.ts';

/** A file that stopped growing and whose name the pattern reads. */
export interface FoundFile { readonly path: string; readonly facts: NameFacts; readonly size: number; readonly changedAt: number }
interface Folder { changedAt: number; folders: string[]; restless: boolean }
type Good = Extract<Pattern, { readonly ok: true }>;

/** The shape of a name without any number in it: what the settings may show of a name nobody could read. */
const shapeOf = (path: string): string => path.replace(/\p{Nd}/gu, '0');

/**
 * Watches a folder by looking into it: a network share tells no changes. A folder that did not change since the last
 * look is not read again, so years of recordings cost one question each. A file counts once two looks saw the same size.
 */
export function createFolderWatch(root: string, pattern: Good) {
  const known = new Map<string, Folder>(), sizes = new Map<string, number>(), done = new Set<string>();

  async function* files(below: string, depth: number): AsyncGenerator<string> {
    const changedAt = (await stat(join(root, below))).mtimeMs, before = known.get(below);
    if (before?.changedAt === changedAt && !before.restless) {
      for (const name of before.folders) yield* files(name, depth + 1);
      return;
    }
    const folder: Folder = { changedAt, folders: [], restless: false };
    known.set(below, folder);
    for await (const entry of await opendir(join(root, below))) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory() && depth < pattern.depth) folder.folders.push(path);
      else if (entry.isFile() && depth === pattern.depth && !done.has(path)) yield path;
    }
    for (const name of folder.folders) yield* files(name, depth + 1);
  }
  const restless = (path: string): void => {
    const folder = known.get(path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '');
    if (folder) folder.restless = true;
  };

  return {
    /** New files since the last look. One that `settle` is not told of comes again. */
    look: async function* (zone: Zone): AsyncGenerator<FoundFile> {
      for await (const path of files('', 1)) {
        const facts = pattern.read(path, zone);
        if (!facts) { done.add(path); continue; }
        const stats = await lstat(join(root, ...path.split('/')));
        if (!stats.isFile()) { done.add(path); continue; }
        restless(path);
        if (stats.size === 0 || sizes.get(path) !== stats.size) { sizes.set(path, stats.size); continue; }
        yield { path, facts, size: stats.size, changedAt: stats.mtimeMs };
      }
    },
    /** Nothing more is to be done about this file. */
    settle: (path: string): void => {
      done.add(path);
      sizes.delete(path);
    },
  };
}

export interface Survey { readonly files: number; readonly read: readonly { readonly path: string; readonly facts: NameFacts; readonly changedAt: number }[]; readonly unread: readonly string[] }
const mostSurveyed = 5_000, mostShown = 3;

/** One look for the settings: how many names the pattern reads. Bounded, whatever lies in the folder. */
export async function survey(root: string, pattern: Good, zone: Zone): Promise<Survey> {
  const read: { path: string; facts: NameFacts; changedAt: number }[] = [], unread = new Set<string>();
  let files = 0;
  async function walk(below: string, depth: number): Promise<void> {
    for await (const entry of await opendir(join(root, below))) {
      if (files >= mostSurveyed) return;
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory() && depth < 6) await walk(path, depth + 1);
      if (!entry.isFile()) continue;
      files++;
      const facts = pattern.read(path, zone);
      if (facts) read.push({ path, facts, changedAt: (await lstat(join(root, ...path.split('/')))).mtimeMs });
      else if (unread.size < mostShown) unread.add(shapeOf(path));
    }
  }
  await walk('', 1);
  return { files, read, unread: [...unread] };
}
