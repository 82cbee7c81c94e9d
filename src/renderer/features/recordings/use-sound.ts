import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../../ipc/desk-store.ts';

export const speeds = [0.75, 1, 1.25, 1.5, 2] as const;
export type Speed = (typeof speeds)[number];
export const jumpSeconds = 10;

export interface Sound {
  readonly playing: boolean;
  readonly at: number;
  readonly length: number;
  /** The window cannot play what it was given. */
  readonly broken: boolean;
  readonly speed: Speed;
  toggle(): void;
  seek(seconds: number): void;
  setSpeed(speed: Speed): void;
}

/** A telephone that rings or talks outranks a recording: it falls silent by itself. */
const callsForMe = (cards: readonly { readonly status: string }[] | undefined): boolean => cards?.some(({ status }) => status === 'ringing' || status === 'talking') ?? false;

/** Plays bytes under the type that main told; begins by itself, for whoever opened it asked to hear it. */
export function useSound(bytes: Uint8Array | undefined, mime: string | undefined, knownMs: number | undefined): Sound {
  const audio = useRef<HTMLAudioElement>(undefined);
  const [state, setState] = useState({ playing: false, at: 0, length: (knownMs ?? 0) / 1000, broken: false });
  const [speed, setSpeed] = useState<Speed>(1);
  const busy = useDesk((s) => callsForMe(s.snapshot?.cards));

  useEffect(() => {
    if (!bytes || !mime) return undefined;
    const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mime })), element = new Audio(url);
    const tell = () => { setState((old) => ({ ...old, playing: !element.paused, at: element.currentTime, length: Number.isFinite(element.duration) && element.duration > 0 ? element.duration : old.length })); };
    const events = ['play', 'pause', 'ended', 'timeupdate', 'seeked', 'durationchange', 'loadedmetadata'] as const, fail = () => { setState((old) => ({ ...old, playing: false, broken: true })); };
    for (const name of events) element.addEventListener(name, tell);
    element.addEventListener('error', fail);
    element.preservesPitch = true;
    audio.current = element;
    void element.play().catch(() => undefined); // nobody pressed anything yet: it waits for the button
    return () => {
      for (const name of events) element.removeEventListener(name, tell);
      element.removeEventListener('error', fail);
      element.pause();
      element.removeAttribute('src');
      element.load();
      URL.revokeObjectURL(url);
      audio.current = undefined;
    };
  }, [bytes, mime]);
  useEffect(() => { if (busy) audio.current?.pause(); }, [busy]);

  return {
    ...state, speed,
    toggle: () => {
      const element = audio.current;
      if (!element) return;
      if (element.paused) void element.play().catch(() => undefined);
      else element.pause();
    },
    seek: (seconds) => {
      const element = audio.current;
      if (element) element.currentTime = Math.min(Math.max(0, seconds), Number.isFinite(element.duration) ? element.duration : seconds);
    },
    setSpeed: (to) => {
      setSpeed(to);
      if (audio.current) audio.current.playbackRate = to;
    },
  };
}
