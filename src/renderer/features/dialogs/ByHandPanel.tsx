import type { KeyboardEvent } from 'react';
import { opensList, panelClasses } from '../calls/index.ts';
import { ByHandForm } from './ByHandForm.tsx';
import { useByHand, type ByHandMode } from './by-hand-store.ts';

interface Props { readonly mode: ByHandMode; /** False while another tab of the dock is seen. */ readonly shown: boolean }

/** What is added by hand, docked like the panel of a call: the schedule and the cards stay in sight. */
export function ByHandPanel({ mode, shown }: Props) {
  const close = useByHand((s) => s.close);
  const press = (event: KeyboardEvent<HTMLElement>) => { if (event.key === 'Escape' && !opensList(event.target, event.currentTarget)) close(); };
  return <div className={panelClasses.panel} data-testid="by-hand" data-mode={mode} onKeyDownCapture={press}><ByHandForm key={mode} mode={mode} shown={shown} /></div>;
}
