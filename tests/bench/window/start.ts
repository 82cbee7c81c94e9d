import type { Figure } from '../figure.ts';
import type { BenchFiles } from '../make.ts';

export const windowRows = ['P1', 'P10', 'P14'] as const;
export type WindowRow = (typeof windowRows)[number];
export function benchWindow(_rows: readonly WindowRow[], _files: BenchFiles): Promise<Figure[]> { return Promise.resolve([]); }
