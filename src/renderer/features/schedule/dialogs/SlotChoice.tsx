import { useEffect, useMemo, useRef } from 'react';
import { Loader, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import type { FreeSlot } from '#shared/schedule/contract.ts';
import { shortName } from '../../../ui/format.ts';
import { briefDay } from '../../../ui/day-text.ts';
import classes from '../schedule.module.css';

interface Props {
  readonly slots: readonly FreeSlot[] | undefined;
  readonly chosen: FreeSlot | undefined;
  /** Several doctors are offered: each button names its own. */
  readonly withDoctor: boolean;
  onChoose(slot: FreeSlot): void;
}
const sameSlot = (a: FreeSlot | undefined, b: FreeSlot) => a?.doctorId === b.doctorId && a.day === b.day && a.startMin === b.startMin;

/** Free times by day, chosen like radio buttons: arrows go through them, whatever the day. */
export function SlotChoice({ slots, chosen, withDoctor, onChoose }: Props) {
  const { t, i18n } = useTranslation('schedule');
  const days = useMemo(() => [...Map.groupBy(slots ?? [], (slot) => slot.day)], [slots]);
  // the dialog was opened to choose a time: the first one has the keyboard as soon as it is there
  const box = useRef<HTMLDivElement>(null), taken = useRef(false);
  useEffect(() => {
    if (taken.current || !box.current) return;
    taken.current = true;
    box.current.querySelector<HTMLElement>('[role="radio"]')?.focus();
  }, [slots]);
  if (!slots) return <div role="status"><Loader size="sm" /> <Text span c="dimmed">{t('dialog.searching')}</Text></div>;
  if (slots.length === 0) return <Text c="dimmed" role="status">{t('dialog.noFree')}</Text>;
  const at = chosen ? slots.findIndex((s) => sameSlot(chosen, s)) : -1;
  return (
    <div ref={box} role="radiogroup" aria-label={t('dialog.freeTimes')} className={classes.slots} onKeyDown={(event) => {
      const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      const next = by === undefined ? undefined : slots[(at + by + slots.length) % slots.length];
      if (!next) return;
      event.preventDefault();
      onChoose(next);
      event.currentTarget.querySelectorAll<HTMLElement>('[role="radio"]')[slots.indexOf(next)]?.focus();
    }}>
      {days.map(([day, own]) => (
        <div key={day}>
          <div className={classes.slotDay}>{briefDay(day, i18n.language)}</div>
          <div className={classes.slotRow}>
            {own.map((slot) => {
              const checked = sameSlot(chosen, slot);
              return (
                <UnstyledButton key={`${slot.doctorId} ${slot.startMin}`} role="radio" aria-checked={checked} tabIndex={checked || (at < 0 && slot === slots[0]) ? 0 : -1} className={classes.slot} onClick={() => { onChoose(slot); }}>
                  {clockText(slot.startMin)}{withDoctor ? ` ${shortName(slot.doctor)}` : ''}
                </UnstyledButton>
              );
            })}
          </div>
        </div>
      ))}
    </div>
  );
}
