import { useEffect, useRef } from 'react';
import { client } from '../ipc/client.ts';

const longestMs = 2000;

/** Keeps what is typed in main every two seconds, and gives it back once after a fallen page (UX rule 19). */
export function useKeptText<T extends object>(key: string, value: T, touched: boolean, restore: (kept: T) => void): { forget(): void } {
  const latest = useRef({ value, touched, restore, done: false });
  useEffect(() => { Object.assign(latest.current, { value, touched, restore }); });
  useEffect(() => {
    const own = latest.current;
    own.done = false;
    client.desk.draft({ key }).then((text) => {
      if (!text || own.touched) return;
      try {
        own.restore(JSON.parse(text) as T);
      } catch {
        // written by another version: nothing to give back
      }
    }, () => undefined);
    let sent = '';
    const keep = () => {
      if (!own.touched || own.done) return;
      const text = JSON.stringify(own.value);
      if (text === sent) return;
      sent = text;
      client.desk.keepDraft({ key, value: text }).catch(() => { sent = ''; });
    };
    const timer = setInterval(keep, longestMs);
    return () => {
      clearInterval(timer);
      keep();
    };
  }, [key]);
  return {
    forget: () => {
      latest.current.done = true;
      client.desk.keepDraft({ key, value: '' }).catch(() => undefined);
    },
  };
}
