import { useEffect, useId, useRef, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { timerText } from '../../ui/format.ts';
import { barsPath } from './peaks.ts';
import { waveformOf } from './waveform.ts';
import type { Sound } from './use-sound.ts';
import classes from './recordings.module.css';

const parts = 160, flat = Array.from({ length: parts }, () => 0);

/** The conversation as a picture one can take hold of: where somebody spoke, and how far it has been heard. */
export function Waveform({ bytes, sound }: { readonly bytes: Uint8Array; readonly sound: Sound }) {
  const { t } = useTranslation();
  const clip = useId(), box = useRef<HTMLDivElement>(null);
  const [peaks, setPeaks] = useState<readonly number[]>(flat);
  useEffect(() => {
    const ended = new AbortController();
    void waveformOf(bytes, parts, ended.signal).then((found) => { if (found && !ended.signal.aborted) setPeaks(found); });
    return () => { ended.abort(); };
  }, [bytes]);
  const { at, length, seek } = sound, share = length > 0 ? Math.min(1, at / length) : 0, path = barsPath(peaks);
  const take = (event: PointerEvent) => {
    const { left, width } = box.current!.getBoundingClientRect();
    seek(((event.clientX - left) / width) * length);
  };
  return (
    <div ref={box} role="slider" tabIndex={0} className={classes.wave} data-drawn={peaks !== flat || undefined} aria-label={t('recordings.position')} aria-valuemin={0} aria-valuemax={Math.round(length)} aria-valuenow={Math.round(at)}
      aria-valuetext={t('recordings.positionText', { at: timerText(at * 1000), length: timerText(length * 1000) })}
      onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); take(event); }} onPointerMove={(event) => { if (event.buttons === 1) take(event); }}>
      <svg viewBox={`0 0 ${String(parts)} 2`} preserveAspectRatio="none" aria-hidden>
        <clipPath id={clip}><rect x={0} y={0} width={share * parts} height={2} /></clipPath>
        <path d={path} className={classes.ahead} />
        <path d={path} className={classes.heard} clipPath={`url(#${clip})`} />
      </svg>
      <span className={classes.head} style={{ left: `${String(share * 100)}%` }} aria-hidden />
    </div>
  );
}
