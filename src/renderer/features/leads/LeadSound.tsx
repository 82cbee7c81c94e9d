import { useEffect, useRef, useState } from 'react';
import { deskNow, useDesk } from '../../ipc/desk-store.ts';
import { playChime } from './sound.ts';

/** A sound that was due longer ago than this is history: the window was shut, or has just been loaded. */
const freshMs = 15_000;

/** Plays each sound of a lead once; also on a locked desk, and whether or not the list is unfolded. */
export function LeadSound() {
  const at = useDesk((s) => s.snapshot?.leads?.chime?.at), kind = useDesk((s) => s.snapshot?.leads?.chime?.kind), sound = useDesk((s) => s.snapshot?.leads?.sound ?? 'off');
  const last = useRef(0), [heard, setHeard] = useState(0);
  const how = useRef(sound);
  how.current = sound;
  useEffect(() => {
    if (at === undefined || kind === undefined || at <= last.current) return;
    last.current = at;
    if (how.current === 'off' || deskNow() - at > freshMs) return;
    void playChime(kind, how.current).then(() => { setHeard((n) => n + 1); });
  }, [at, kind]);
  return <span hidden data-testid="lead-sound" data-heard={heard} data-sound={sound} />;
}
