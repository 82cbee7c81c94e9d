import { getCurrentFuseWire, FuseState, FuseV1Options } from '@electron/fuses';
import { inMain, type RunningDesk } from './desk.ts';

/** Not in Electron's type list, though it has been there for years. */
interface Inspectable { getLastWebPreferences(): Record<string, unknown> | null }

/** The settings that every page of the running program really has, as Electron reports them. */
export function windowSettings(desk: RunningDesk): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return inMain(desk, ({ webContents }) => webContents.getAllWebContents().map((contents) => ({ ...(contents as unknown as Inspectable).getLastWebPreferences() })), undefined);
}

/** The fuses burnt into an Electron binary: true is on. Fuses that this version does not know are left out. */
export async function fusesOf(binary: string): Promise<Readonly<Record<string, boolean>>> {
  const wire = await getCurrentFuseWire(binary);
  const names = Object.entries(FuseV1Options).filter((entry): entry is [string, FuseV1Options] => typeof entry[1] === 'number');
  return Object.fromEntries(names.flatMap(([name, option]) => {
    const state = wire[option];
    return state === FuseState.ENABLE || state === FuseState.DISABLE ? [[name, state === FuseState.ENABLE]] : [];
  }));
}
