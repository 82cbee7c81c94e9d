/**
 * The log carries codes, ids and counts, never a name, a phone or a comment: `fields` take numbers, booleans and
 * short identifiers only. The writer of the desk is platform/log-file.ts; tests pass their own.
 */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;
/** `event` is a dotted code (`sip.unauthorized`), `cause` an error whose stack helps a developer. */
export type Log = (level: LogLevel, event: string, fields?: LogFields, cause?: unknown) => void;

export const silentLog: Log = () => undefined;
