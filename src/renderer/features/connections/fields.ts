import type { Checked } from '#shared/telephony/connections-contract.ts';
import type { ConnectionOf, Vendor } from '#shared/telephony/connections.ts';

/** What the part of a form that is a vendor's own gets. */
export interface FieldsProps<V extends Vendor> {
  readonly draft: ConnectionOf<V>;
  /** Changes some fields. */
  readonly set: (change: Partial<ConnectionOf<V>>) => void;
  /** The sentence under a field that cannot be saved as it is. */
  readonly wrong: (field: string) => string | undefined;
  /** True where the base holds a secret that the form left empty. */
  readonly kept: (field: string) => boolean;
  /** What the last «Проверить» brought. */
  readonly checked: Checked | undefined;
}
