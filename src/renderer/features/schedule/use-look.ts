import { useEffect, useRef } from 'react';
import { client } from '../../ipc/client.ts';
import { useMe } from '../../ipc/desk-store.ts';
import { noFilter } from './view/filters.ts';
import { useScheduleView } from './schedule-store.ts';

/** How this person left the schedule: read once after signing in, written down whenever it changes. Whether it is known yet. */
export function useKeptLook(): boolean {
  const employeeId = useMe()?.employeeId;
  const { look, lookOf, filter: { doctorIds } } = useScheduleView();
  const kept = useRef<string>(undefined), known = lookOf === employeeId;
  useEffect(() => {
    if (!employeeId || known) return undefined;
    let here = true;
    const begin = ({ doctorIds: chosen, ...own }: { doctorIds: readonly string[] } & typeof look) => {
      if (!here) return;
      kept.current = JSON.stringify({ ...own, doctorIds: chosen });
      useScheduleView.setState({ look: own, lookOf: employeeId, branchId: undefined, planning: undefined, filter: { ...noFilter, doctorIds: chosen } });
    };
    client.schedule.look(null).then(begin, () => { begin({ ...useScheduleView.getInitialState().look, doctorIds: [] }); });
    return () => { here = false; };
  }, [employeeId, known]);
  useEffect(() => {
    if (!known) return;
    const now = { ...look, doctorIds: [...doctorIds] }, text = JSON.stringify(now);
    if (text === kept.current) return;
    kept.current = text;
    // not being able to remember a preference is no reason to disturb anybody
    void client.schedule.keepLook(now).catch(() => undefined);
  }, [known, look, doctorIds]);
  return known;
}
