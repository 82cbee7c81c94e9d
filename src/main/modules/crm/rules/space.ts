import { snapUp, type Stretch } from '#shared/schedule/grid.ts';

/** What of a freed stretch is free now, not before `notBefore`. Nothing once others have taken it. */
export function pieceOf({ startMin, endMin }: Stretch, free: readonly Stretch[], notBefore: number): Stretch[] {
  return free.flatMap((s) => {
    const from = snapUp(Math.max(s.startMin, startMin, Math.min(1440, notBefore))), till = Math.min(s.endMin, endMin);
    return from < till ? [{ startMin: from, endMin: till }] : [];
  });
}
