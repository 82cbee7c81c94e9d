import type { NetworkInterfaceInfo } from 'node:os';
import type { Cancel, Clock } from '#main/kernel/clock.ts';

export const lookEveryMs = 3_000;
/** A timer this late means that the PC slept, whatever the system said of it. */
const sleptMs = 15_000;
type Interfaces = Readonly<Record<string, readonly Pick<NetworkInterfaceInfo, 'address' | 'internal'>[] | undefined>>;

const addressesOf = (all: Interfaces): string => Object.entries(all).flatMap(([name, list]) => (list ?? []).filter((one) => !one.internal).map((one) => `${name} ${one.address}`)).sort().join('\n');

/**
 * Another cable, another Wi-Fi, a VPN: connections of the former address are dead and nobody says so. Electron tells of
 * sleep but not of the network, so the addresses of this PC are compared every three seconds.
 */
export function watchNetwork({ clock, interfaces, changed }: { readonly clock: Clock; readonly interfaces: () => Interfaces; readonly changed: () => void }): Cancel {
  let seen = addressesOf(interfaces()), at = clock.now(), timer: Cancel;
  const look = () => {
    const now = addressesOf(interfaces()), since = clock.now() - at;
    at = clock.now();
    timer = clock.after(lookEveryMs, look);
    if (now === seen && since < sleptMs) return;
    seen = now;
    changed();
  };
  timer = clock.after(lookEveryMs, look);
  return () => { timer(); };
}
