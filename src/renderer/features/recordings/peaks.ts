/**
 * How loud a sound is, in equal parts of its length: 0…1, the loudest part is 1. The mean of each part's loudest tenth,
 * so that one click does not draw a wall; silence stays flat.
 */
export function peaksOf(samples: Float32Array, parts: number): number[] {
  const peaks: number[] = [];
  for (let n = 0; n < parts; n++) {
    const from = Math.floor((n * samples.length) / parts), till = Math.floor(((n + 1) * samples.length) / parts), step = Math.max(1, Math.floor((till - from) / 2_000));
    const loud: number[] = [];
    for (let at = from; at < till; at += step) loud.push(Math.abs(samples[at]!));
    loud.sort((a, b) => b - a);
    const top = loud.slice(0, Math.max(1, Math.ceil(loud.length / 10)));
    peaks.push(top.length === 0 ? 0 : top.reduce((sum, one) => sum + one, 0) / top.length);
  }
  const most = Math.max(0, ...peaks);
  return most < 0.002 ? peaks.map(() => 0) : peaks.map((one) => one / most);
}

/** The outline of the waveform as an SVG path: bars around the middle of a box `parts` wide and 2 high. */
export function barsPath(peaks: readonly number[]): string {
  return peaks.map((peak, n) => { const half = Math.max(0.03, peak * 0.96); return `M${String(n + 0.5)} ${(1 - half).toFixed(3)}v${(half * 2).toFixed(3)}`; }).join('');
}
