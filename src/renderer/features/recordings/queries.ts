import { useQuery } from '@tanstack/react-query';
import type { RecordingRow } from '#shared/recordings/contract.ts';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';

const mostAtOnce = 500;
let asked: Map<string, ((rows: readonly RecordingRow[]) => void)[]> | undefined, failed: ((error: unknown) => void)[] = [];

/** Rows on the screen ask for their recordings in one question, not in fifty. */
function ofCall(callId: string): Promise<readonly RecordingRow[]> {
  if (!asked) {
    asked = new Map();
    queueMicrotask(() => {
      const waiting = asked!, refuse = failed, ids = [...waiting.keys()];
      asked = undefined;
      failed = [];
      const portions = Array.from({ length: Math.ceil(ids.length / mostAtOnce) }, (_, n) => ids.slice(n * mostAtOnce, (n + 1) * mostAtOnce));
      Promise.all(portions.map((callIds) => client.recordings.ofCalls({ callIds }))).then((answers) => {
        const byCall = Map.groupBy(answers.flat(), (row) => row.callId);
        for (const [id, tell] of waiting) for (const one of tell) one(byCall.get(id) ?? []);
      }).catch((error: unknown) => { for (const one of refuse) one(error); });
    });
  }
  return new Promise((done, refuse) => {
    asked!.set(callId, [...asked!.get(callId) ?? [], done]);
    failed.push(refuse);
  });
}

/** The recordings of a call, for whoever may hear them. */
export function useRecordings(callId: string): readonly RecordingRow[] {
  const mayListen = useRight('recordings.listen');
  const { data } = useQuery({ queryKey: ['recordings', callId], queryFn: () => ofCall(callId), enabled: mayListen });
  return mayListen ? data ?? [] : [];
}
export const useRecordingSettings = () => useQuery({ queryKey: ['recordings', 'settings'], queryFn: () => client.recordings.settings(null) });
