interface Secretive { readonly vendor: string }
interface Rules<T> {
  readonly fieldsOf: (one: T) => readonly string[];
  /** Where the words and the secrets of a connection go. */
  readonly addressesOf: (one: T) => readonly string[];
  /** A secret of our own that is sent to nobody. */
  readonly sentNowhere?: (one: T, name: string) => boolean;
}
const field = (one: unknown, name: string): string => { const value = (one as Record<string, unknown>)[name]; return typeof value === 'string' ? value : ''; };

/** Passwords and keys of connections as they pass between the base, which keeps them, and forms, which never see them. */
export function createSecretKeeper<T extends Secretive>({ fieldsOf, addressesOf, sentNowhere = () => false }: Rules<T>) {
  return {
    /** A connection as screens and the audit may see it. */
    withoutSecrets: (one: T): T => ({ ...one, ...Object.fromEntries(fieldsOf(one).map((name) => [name, ''])) }),
    /** Which of its secrets are kept. */
    keptSecrets: (one: T): string[] => fieldsOf(one).filter((name) => field(one, name) !== ''),
    /**
     * The form never sees a secret, so an empty one keeps the former. A secret goes to the place it was given for and to no
     * other: once an address changes it is asked for again.
     */
    withKeptSecrets: (given: T, old: T | undefined): T => {
      if (!old || old.vendor !== given.vendor) return given;
      const moved = addressesOf(old).join('\n') !== addressesOf(given).join('\n');
      const kept = fieldsOf(given).filter((name) => field(given, name) === '' && (!moved || sentNowhere(given, name)));
      return { ...given, ...Object.fromEntries(kept.map((name) => [name, field(old, name)])) };
    },
  };
}
