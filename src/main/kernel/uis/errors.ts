import { AppError, type ErrorCode } from '#shared/kernel/errors.ts';
import { WebFailure, type WebTrouble } from '../web.ts';

/** What a refusal means to the desk. */
interface Meaning {
  /** `uis.…`: the sentence on the screen is chosen by it. */
  readonly reason: string;
  /** For a command of the receptionist. */
  readonly error: ErrorCode;
  /** For the connection as a whole; absent when the refusal is about one command only. */
  readonly health?: 'degraded' | 'disconnected' | 'unauthorized' | 'misconfigured';
}
const meaning = (reason: string, error: ErrorCode = 'connector-failed', health?: Meaning['health']): Meaning => ({ reason: `uis.${reason}`, error, ...(health ? { health } : {}) });

/** `error.data.mnemonic`, which is to be trusted rather than the text. */
const byMnemonic = new Map<string, Meaning>(Object.entries({
  access_token_expired: meaning('unauthorized', 'connector-failed', 'unauthorized'),
  access_token_blocked: meaning('unauthorized', 'connector-failed', 'unauthorized'),
  access_token_invalid: meaning('unauthorized', 'connector-failed', 'unauthorized'),
  auth_error: meaning('unauthorized', 'connector-failed', 'unauthorized'),
  ip_not_whitelisted: meaning('ip-not-whitelisted', 'connector-failed', 'misconfigured'),
  forbidden: meaning('forbidden', 'connector-failed', 'misconfigured'),
  contact_in_blacklist: meaning('contact-blocked', 'conflict'),
  invalid_state: meaning('wrong-state', 'conflict'),
  call_session_not_found: meaning('no-call', 'not-found'),
  virtual_phone_number_not_found: meaning('line-unknown', 'conflict'),
  own_virtual_phone_number_not_allowed: meaning('own-number', 'conflict'),
  employee_not_found: meaning('employee-unknown', 'conflict'),
  no_active_phone_number: meaning('employee-no-phone', 'conflict'),
  component_disabled: meaning('component-disabled', 'conflict', 'misconfigured'),
  account_inactive: meaning('account-inactive', 'connector-failed', 'misconfigured'),
  limit_exceeded: meaning('limit', 'connector-failed', 'degraded'),
  media_file_not_found: meaning('media', 'conflict'),
  tts_text_exceeded: meaning('media', 'conflict'),
  character_encoding_not_allowed: meaning('media', 'conflict'),
  invalid_parameters_combination: meaning('refused', 'conflict'),
  date_interval_limit_reached: meaning('refused'),
  tag_not_found: meaning('refused', 'conflict'),
  duplicate_tag: meaning('refused', 'conflict'),
}));
/** The code of JSON-RPC, for mnemonics nobody has described. */
const byCode = new Map<number, Meaning>([
  [-32700, meaning('refused')], [-32600, meaning('refused')], [-32601, meaning('method-unknown', 'conflict')], [-32602, meaning('refused', 'conflict')],
  [-32603, meaning('their-failure', 'connector-failed', 'degraded')],
  [-32001, meaning('unauthorized', 'connector-failed', 'unauthorized')], [-32002, meaning('contact-blocked', 'conflict')], [-32003, meaning('forbidden', 'connector-failed', 'misconfigured')],
  [-32004, meaning('wrong-state', 'conflict')], [-32007, meaning('line-unknown', 'conflict')], [-32008, meaning('component-disabled', 'conflict', 'misconfigured')],
  [-32009, meaning('account-inactive', 'connector-failed', 'misconfigured')], [-32029, meaning('limit', 'connector-failed', 'degraded')], [-32099, meaning('refused')],
]);
const byTrouble: Readonly<Record<WebTrouble, Meaning>> = {
  network: meaning('unreachable', 'offline', 'disconnected'), timeout: meaning('no-reply', 'offline', 'disconnected'), stopped: meaning('stopped', 'offline', 'disconnected'),
  'too-big': meaning('bad-answer', 'connector-failed', 'disconnected'), 'not-json': meaning('not-json', 'connector-failed', 'disconnected'), redirect: meaning('redirect', 'connector-failed', 'misconfigured'),
};

/** A refusal or a failure of one request. Nothing of it but the code may be logged: texts and values hold numbers. */
export class UisFailure extends Error {
  readonly meaning: Meaning;
  readonly mnemonic: string | undefined;
  /** False only when the vendor surely did nothing. */
  readonly maybeDone: boolean;
  readonly retryAfterMs: number | undefined;
  constructor(of: Meaning, { mnemonic, maybeDone, retryAfterMs, cause }: { readonly mnemonic?: string | undefined; readonly maybeDone: boolean; readonly retryAfterMs?: number | undefined; readonly cause?: unknown }) {
    super(of.reason, cause === undefined ? {} : { cause });
    this.meaning = of;
    this.mnemonic = mnemonic;
    this.maybeDone = maybeDone;
    this.retryAfterMs = retryAfterMs;
  }
  /** How an oversized answer begins. */
  get head(): string | undefined { return this.cause instanceof WebFailure ? this.cause.head : undefined; }
  get reason(): string { return this.meaning.reason; }
  /** As the desk takes it; a command that may have been obeyed says so. */
  toAppError(): AppError {
    return new AppError(this.meaning.error, this.maybeDone ? 'telephony.no-reply' : this.meaning.reason, {}, { cause: this });
  }
}

/** The refusal in `error` of a JSON-RPC answer. */
export const refusalOf = (code: number, mnemonic?: string): UisFailure =>
  new UisFailure((mnemonic === undefined ? undefined : byMnemonic.get(mnemonic)) ?? byCode.get(code) ?? meaning('refused'), { maybeDone: code === -32603, mnemonic });

export function failureOfWeb(error: unknown): UisFailure {
  if (error instanceof UisFailure) return error;
  const web = error instanceof WebFailure ? error : new WebFailure('network', true, error);
  return new UisFailure(byTrouble[web.trouble], { maybeDone: web.reached && web.trouble !== 'redirect', cause: error });
}
/** HTTP said no before JSON-RPC could. */
export function failureOfStatus(status: number, retryAfterMs?: number): UisFailure {
  const of = status === 401 ? byMnemonic.get('auth_error') : status === 403 ? byMnemonic.get('ip_not_whitelisted') : status === 429 ? byMnemonic.get('limit_exceeded') : status >= 500 ? byCode.get(-32603) : undefined;
  return new UisFailure(of ?? byTrouble['not-json'], { maybeDone: status >= 500, retryAfterMs });
}
export const badAnswer = (): UisFailure => new UisFailure(byTrouble['too-big'], { maybeDone: true });
