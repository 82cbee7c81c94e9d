import type { Database, ReadableDb } from '../../db/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { FileDialogs } from '../../kernel/files.ts';
import type { Printing } from '../../kernel/printing.ts';
import type { TableExport } from '../../worker/export-table.ts';
import type { Jobs } from '../../worker/jobs.ts';
import type { Audit } from '../audit/index.ts';

export interface ReportsDeps {
  readonly db: ReadableDb;
  readonly database: Pick<Database, 'write'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly audit: Pick<Audit, 'append'>;
  readonly language: () => 'ru' | 'en';
  readonly files: FileDialogs;
  /** Paper and PDF; nothing is printed where it is absent. */
  readonly printing?: Printing | undefined;
  readonly jobs: Pick<Jobs, 'run' | 'start'>;
  readonly exportTable: TableExport;
}
