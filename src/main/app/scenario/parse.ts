import { LineCounter, parseDocument, isMap, isNode, isPair, isScalar, type Document } from 'yaml';
import type * as z from 'zod';
import { scenarioFile, type ScenarioFile } from './format.ts';

/** A file that cannot be played: one line a fault, `O-01.yaml:12: …`. */
export class ScenarioError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'ScenarioError';
    this.faults = faults;
  }
}

type Path = readonly PropertyKey[];

/** Where a path of the parsed value stands in the text: the key if there is one, else the nearest thing that holds it. */
function offsetOf(document: Document, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true), last = path[depth - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === last);
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** The faults of a value, those inside a union told for its nearest form. */
function* flatten(issues: readonly z.core.$ZodIssue[], above: Path = []): Generator<{ path: Path; message: string; rule?: boolean }> {
  for (const issue of issues) {
    const path = [...above, ...issue.path];
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) yield { path: [...path, key], message: `unknown key ${key}` };
    else if (issue.code === 'invalid_union' && issue.errors.length > 0) yield* flatten([...issue.errors].sort((a, b) => deepest(b) - deepest(a))[0]!, path);
    else yield { path, message: issue.message, rule: issue.code === 'custom' };
  }
}
const deepest = (issues: readonly z.core.$ZodIssue[]): number => Math.max(...issues.map(({ path, code }) => path.length + (code === 'unrecognized_keys' ? 1 : 0)));

/**
 * Reads a scenario. YAML 1.2, so `10:02:10` is text and not a number.
 * @throws ScenarioError with every fault of the file and its line
 */
export function parseScenario(text: string, fileName: string): ScenarioFile {
  const lines = new LineCounter(), document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const at = (offset: number, message: string) => `${fileName}:${lines.linePos(offset).line}: ${message}`;
  if (document.errors.length > 0) throw new ScenarioError(document.errors.map((error) => at(error.pos[0], error.message.split('\n')[0] ?? '')));
  const parsed = scenarioFile.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const faults = [...flatten(parsed.error.issues)];
  // an unknown key also leaves its object without the one it should have had: one fault is enough
  const told = faults.filter(({ path, rule }) => !rule || !faults.some((other) => !other.rule && path.every((part, i) => other.path[i] === part)));
  throw new ScenarioError(told.map(({ path, message }) => at(offsetOf(document, path), `${path.join('.')}: ${message}`)));
}
