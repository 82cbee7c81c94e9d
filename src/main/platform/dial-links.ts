import { app } from 'electron';
import type { DialLinks } from '../app/calling/links.ts';

const schemes = ['tel', 'callto'] as const;

/** Whether the system hands `tel:` and `callto:` links to this program; only a packaged one can be handed anything. */
export function createDialLinks(): DialLinks | undefined {
  if (!app.isPackaged) return undefined;
  return {
    taken: () => schemes.every((scheme) => app.isDefaultProtocolClient(scheme)),
    take: (on) => schemes.map((scheme) => (on ? app.setAsDefaultProtocolClient(scheme) : app.removeAsDefaultProtocolClient(scheme))).every(Boolean),
  };
}
