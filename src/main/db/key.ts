import { randomBytes } from 'node:crypto';
import { AppError } from '#shared/kernel/errors.ts';
import type { Log } from '../kernel/log.ts';
import { fileOf, fingerprintOf, isRawKey, parseSealed, parseWrapped, unwrapKey, wrapKey } from './key-wrap.ts';
import { readRecoveryCode, recoveryBytes, recoveryCodeOf } from './recovery-code.ts';

/** The system's key store (Electron's safeStorage at the edge). `available` is false where it would only pretend (basic_text). */
export interface Sealer {
  available(): Promise<boolean>;
  seal(secret: string): Promise<Uint8Array>;
  /** @throws when the store does not know the seal: another user, a new keyring, a store that is away */
  unseal(sealed: Uint8Array): Promise<string>;
}
export type KeyFile = 'key.sealed' | 'key.recovery';
/** The profile folder as the key policy sees it. `write` is atomic. */
export interface KeyFiles {
  read(name: KeyFile): Uint8Array | undefined;
  write(name: KeyFile, bytes: Uint8Array): void;
  /** Gives a file that does not belong here another name; it is never deleted. */
  setAside(name: KeyFile): void;
  databaseExists(): boolean;
}

/** What the start screen goes by. A key is never made where a database or a key file lies already. */
export type KeyState =
  /** `databaseExists` false: the key is there and the file is not: ask whether to restore a copy or to begin anew. */
  | { readonly kind: 'ready'; readonly key: string; readonly databaseExists: boolean; readonly published: boolean }
  /** The person types the printed code; `why` chooses the sentence. */
  | { readonly kind: 'ask-recovery'; readonly why: 'no-store' | 'not-sealed' | 'seal-refused' }
  | { readonly kind: 'first-run' }
  /** A database without any file its key could come from: only a copy with its key files helps. */
  | { readonly kind: 'no-key-files' };

/** The key of the demo base. It is published, here, and protects nothing; the demo says so on its first screen. */
export const demoKey = 'de'.repeat(32);
export const demoKeyState = (databaseExists: boolean): KeyState => ({ kind: 'ready', key: demoKey, databaseExists, published: true });

export interface Keys {
  /** Looks without changing anything. */
  find(): Promise<KeyState>;
  /** First run only. The code is shown and printed once; it is stored nowhere. @throws AppError `conflict`/`key-exists` */
  create(): Promise<{ readonly key: string; readonly recoveryCode: string }>;
  /** @throws AppError `invalid-input` (recovery-malformed, recovery-mistyped with `groups`) or `database`/`recovery-wrong` */
  openWithRecovery(code: string): Promise<KeyState & { kind: 'ready' }>;
  /** A new code for the key in use (the printed one is lost); the old code opens nothing from then on. */
  renewRecovery(key: string): Promise<string>;
  /** The same in two steps: the old code stays right until `commit`. */
  prepareRecovery(key: string): Promise<{ readonly code: string; readonly commit: () => void }>;
  /** Whether this is the code that opens the key: whoever printed it proves that the print can be read. */
  isCode(code: string): Promise<boolean>;
  /** Puts the key files of a first run aside that never came to a database; `create` then makes new ones. @throws AppError `conflict`/`key-exists` over a database */
  beginAnew(): void;
}

const mostSeals = 16;

/** The key policy of DESIGN.md 3 and QUALITY.md R5: sealed by the system store and wrapped by a printed code, never plain on the disk. */
export function createKeys({ sealer, files, log }: { readonly sealer: Sealer; readonly files: KeyFiles; readonly log: Log }): Keys {
  const storeThere = async (): Promise<boolean> => {
    try {
      return await sealer.available();
    } catch (error) {
      log('warn', 'key.store-failed', {}, error);
      return false;
    }
  };

  /** Adds a seal beside those of other users: theirs are never overwritten. A store that fails costs only the convenience. */
  async function seal(key: string): Promise<void> {
    if (!await storeThere()) return;
    try {
      const bytes = await sealer.seal(key), fingerprint = fingerprintOf(key);
      const there = files.read('key.sealed'), known = there && parseSealed(there);
      if (there && known?.fingerprint !== fingerprint) files.setAside('key.sealed');
      const others = known?.fingerprint === fingerprint ? known.seals : [];
      files.write('key.sealed', fileOf({ v: 1, fingerprint, seals: [Buffer.from(bytes).toString('base64'), ...others].slice(0, mostSeals) }));
    } catch (error) {
      log('warn', 'key.seal-failed', {}, error);
    }
  }

  async function unseal(bytes: Uint8Array): Promise<string | undefined> {
    const sealed = parseSealed(bytes);
    for (const one of sealed?.seals ?? []) {
      try {
        const key = await sealer.unseal(Buffer.from(one, 'base64'));
        if (isRawKey(key) && fingerprintOf(key) === sealed?.fingerprint) return key;
      } catch {
        // another user's seal: the next may be ours
      }
    }
    log('warn', 'key.seal-refused', { seals: sealed?.seals.length ?? 0 });
    return undefined;
  }

  function sameKey(sealed: Uint8Array, recovery: Uint8Array | undefined): boolean {
    const seal = parseSealed(sealed), wrapped = recovery && parseWrapped(recovery);
    const same = !seal || !wrapped || seal.fingerprint === wrapped.fingerprint;
    if (!same) log('warn', 'key.seal-of-another');
    return same;
  }

  async function prepare(key: string): Promise<{ readonly code: string; readonly commit: () => void }> {
    const secret = randomBytes(recoveryBytes), wrapped = fileOf(await wrapKey(key, secret));
    return { code: recoveryCodeOf(secret), commit: () => { files.write('key.recovery', wrapped); } };
  }
  async function wrap(key: string): Promise<string> {
    const { code, commit } = await prepare(key);
    commit();
    return code;
  }

  const ready = (key: string) => ({ kind: 'ready', key, databaseExists: files.databaseExists(), published: false }) as const;

  return {
    find: async () => {
      const sealed = files.read('key.sealed'), recovery = files.read('key.recovery');
      if (!sealed && !recovery) return files.databaseExists() ? { kind: 'no-key-files' } : { kind: 'first-run' };
      const there = await storeThere();
      // A seal of another clinic's key would open, and its key would make a sound base look damaged: the code decides.
      const key = sealed && there && sameKey(sealed, recovery) ? await unseal(sealed) : undefined;
      if (key) return ready(key);
      if (!recovery) return { kind: 'no-key-files' };
      return { kind: 'ask-recovery', why: !there ? 'no-store' : sealed ? 'seal-refused' : 'not-sealed' };
    },
    create: async () => {
      if (files.read('key.sealed') || files.read('key.recovery') || files.databaseExists()) throw new AppError('conflict', 'key-exists');
      const key = randomBytes(32).toString('hex');
      const recoveryCode = await wrap(key);
      await seal(key);
      return { key, recoveryCode };
    },
    openWithRecovery: async (code) => {
      const reading = readRecoveryCode(code);
      if (reading.kind === 'malformed') throw new AppError('invalid-input', 'recovery-malformed');
      if (reading.kind === 'mistyped') throw new AppError('invalid-input', 'recovery-mistyped', { groups: reading.groups.join(' ') });
      const bytes = files.read('key.recovery'), wrapped = bytes && parseWrapped(bytes);
      if (!wrapped) throw new AppError('database', 'no-key-files');
      const key = await unwrapKey(wrapped, reading.secret);
      if (!key) throw new AppError('database', 'recovery-wrong');
      await seal(key);
      return ready(key);
    },
    renewRecovery: wrap,
    prepareRecovery: prepare,
    isCode: async (code) => {
      const reading = readRecoveryCode(code), bytes = files.read('key.recovery'), wrapped = bytes && parseWrapped(bytes);
      return reading.kind === 'secret' && wrapped !== undefined && await unwrapKey(wrapped, reading.secret) !== undefined;
    },
    beginAnew: () => {
      if (files.databaseExists()) throw new AppError('conflict', 'key-exists');
      for (const name of ['key.sealed', 'key.recovery'] as const) if (files.read(name)) files.setAside(name);
    },
  };
}
