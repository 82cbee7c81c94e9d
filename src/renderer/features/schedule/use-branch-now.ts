import { useEffect, useState } from 'react';
import { wallOf, type Wall } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import { deskNow } from '../../ipc/desk-store.ts';

const minuteMs = 60_000;
const read = (zone: string): Wall => wallOf(instant(deskNow()), zone);

/** The branch's wall clock, new at the turn of every minute. */
export function useBranchNow(zone: string): Wall {
  const [now, setNow] = useState(() => read(zone));
  useEffect(() => {
    let timer = 0;
    const tick = () => {
      setNow(read(zone));
      timer = window.setTimeout(tick, minuteMs - (deskNow() % minuteMs) + 20);
    };
    tick();
    return () => { window.clearTimeout(timer); };
  }, [zone]);
  return now;
}
