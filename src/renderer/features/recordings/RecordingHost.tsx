import { create } from 'zustand';
import type { RecordingRow } from '#shared/recordings/contract.ts';
import { RecordingPlayer } from './RecordingPlayer.tsx';

interface Hearing { readonly callId: string; readonly rows: readonly RecordingRow[] }
const useHearing = create<{ readonly hearing: Hearing | undefined }>(() => ({ hearing: undefined }));

/** Opens the recordings of a call. The player belongs to the desk, not to the row: a list read anew meanwhile takes nothing away. */
export const openRecordings = (hearing: Hearing): void => { useHearing.setState({ hearing }); };

/** The one player; the focus goes back to the button of its call, wherever that stands now. */
export function RecordingHost() {
  const hearing = useHearing((s) => s.hearing);
  if (!hearing) return null;
  const close = (): void => {
    useHearing.setState({ hearing: undefined });
    requestAnimationFrame(() => { document.querySelector<HTMLElement>(`[data-testid="play-recording"][data-call="${CSS.escape(hearing.callId)}"]`)?.focus(); });
  };
  return <RecordingPlayer rows={hearing.rows} onClose={close} />;
}
