import { useEffect } from 'react';
import type { Right } from '#shared/staff/rights.ts';
import { useDesk } from '../ipc/desk-store.ts';
import { useBufferMenu } from '../features/buffer/index.ts';
import { useCallDeeds, useChooseKin, useOpenPanel, useVoiceTools } from '../features/calls/index.ts';
import { byHandKeys, useByHand } from '../features/dialogs/index.ts';
import { focusLeads } from '../features/leads/index.ts';
import { togglePalette } from '../features/palette/index.ts';
import { focusTagPopup } from '../features/tags/index.ts';
import { useSections } from '../features/settings/index.ts';
import { useDialog } from './dialog-store.ts';
import { comboOf } from './combo.ts';
import { useScreen } from './screen-store.ts';
import { useLock } from './UserMenu.tsx';

/**
 * The keys of the desk. Whatever answers, ends or saves has a modifier: a bare key may belong to somebody's sentence
 * (UX rule 7).
 */
export function useDeskKeys(): void {
  const openPanel = useOpenPanel();
  const { answer, hangup, mute, putOnHold } = useCallDeeds();
  const choose = useChooseKin();
  const { mutate: lock } = useLock();
  const configures = useSections().length > 0;
  useEffect(() => {
    const may = (right: Right) => useDesk.getState().snapshot?.me?.rights.includes(right) ?? false;
    const works = () => may('inquiries.work');
    const cards = () => useDesk.getState().snapshot?.cards ?? [];
    /** The full card, when its talk goes through the headset. */
    const voiced = () => cards().find((c) => c.full && c.voice && (c.status === 'talking' || c.status === 'held'));
    const alive: ReadonlySet<string> = new Set(['talking', 'held', 'dialing']);
    const deeds: Readonly<Record<string, () => void>> = {
      'F2': () => { if (works()) openPanel(); },
      'F4': () => { if (works()) useBufferMenu.getState().show(); },
      'F7': () => { if (may('telephony.use')) useDialog.getState().open({ kind: 'dial' }); },
      'Ctrl+F2': () => { const card = cards().find((c) => c.buttons.some((b) => b.action === 'answer' && b.enabled)); if (card) answer(card.callId); },
      'Ctrl+F8': () => { const card = cards().find((c) => alive.has(c.status)); if (card) hangup(card.callId); },
      'Ctrl+F6': () => { const card = voiced(); if (card?.voice) mute({ callId: card.callId, on: !card.voice.muted }); },
      'Ctrl+F9': () => { const card = voiced(); if (card && !card.voice?.transfer) putOnHold({ callId: card.callId, on: card.status !== 'held' }); },
      'Ctrl+F10': () => { const card = voiced(); if (card && !card.voice?.transfer) useVoiceTools.getState().toggle(card.callId, 'transfer'); },
      ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [`Ctrl+${String(n)}`, () => {
        const card = cards().find((c) => c.full && c.choices.length > 0), kin = card?.choices[n - 1];
        if (card && kin) choose(card.callId, kin.patientId);
      }])),
      [byHandKeys.dialog]: () => { if (works()) useByHand.getState().open('dialog'); },
      [byHandKeys.call]: () => { if (works()) useByHand.getState().open('call'); },
      'Ctrl+K': () => { togglePalette(); },
      'Ctrl+L': () => { lock(); },
      'Alt+1': () => { if (may('schedule.read')) useScreen.getState().goOnInSchedule(); },
      'Alt+2': () => { if (may('patients.read')) useScreen.getState().go('patients'); },
      'Alt+3': () => { if (may('history.read')) useScreen.getState().go('history'); },
      'Alt+5': () => { if (may('crm.write')) useScreen.getState().go('crm'); },
      'Alt+6': () => { if (may('reports.read')) useScreen.getState().go('reports'); },
      'Alt+7': () => { if (works()) useScreen.getState().go('lost'); },
      'F8': () => { if (works()) focusLeads(); },
      'F9': () => { focusTagPopup(); },
      'Alt+4': () => { if (configures) useScreen.getState().go('settings'); },
    };
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat) return;
      const deed = deeds[comboOf(event)];
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    window.addEventListener('keydown', press);
    return () => { window.removeEventListener('keydown', press); };
  }, [openPanel, choose, answer, hangup, mute, putOnHold, lock, configures]);
}
