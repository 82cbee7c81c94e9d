/** Resolves when `find` gives something; the failure shows what there was instead. */
export async function until<T>(find: () => T | undefined | false, what: string, withinMs = 8_000, shown: () => unknown = () => ''): Promise<T> {
  const limit = performance.now() + withinMs;
  for (;;) {
    const found = find();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > limit) throw new Error(`Waited ${withinMs} ms for: ${what}. ${JSON.stringify(shown())}`);
    await new Promise(resolve => { setTimeout(resolve, 5); });
  }
}
