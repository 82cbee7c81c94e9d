import { useEffect, useRef } from 'react';
import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import type { Slot } from '#shared/schedule/contract.ts';
import { client } from '../../ipc/client.ts';
import { briefDay } from '../../ui/day-text.ts';
import { placeText, type Refusal } from './place-text.ts';
import classes from './booking.module.css';

const offered = 4;

/** Who holds the place, and the nearest free times of the same doctor instead. */
export function RefusedPlace({ refusal, slot, onChoose }: { readonly refusal: Refusal; readonly slot: Slot; onChoose(slot: Slot): void }) {
  const { t, i18n } = useTranslation('booking');
  const lengthMin = slot.endMin - slot.startMin;
  const { data: slots } = useQuery({
    queryKey: ['schedule', 'free', 'instead', slot.day, lengthMin, slot.doctorId], enabled: refusal.kind !== 'banned',
    queryFn: () => client.schedule.freeSlots({ fromDay: slot.day, lengthMin, doctorId: slot.doctorId, limit: 12 }),
  });
  const near = (slots ?? []).filter((s) => s.day > slot.day || s.startMin > slot.startMin - 60).slice(0, offered);
  const box = useRef<HTMLDivElement>(null);
  // the button that was pressed is below: what it met must be in sight
  useEffect(() => { box.current?.scrollIntoView({ block: 'nearest' }); }, [refusal, slots]);
  const { key, values } = placeText(refusal);
  return (
    <Alert ref={box} role="alert" color="orange" variant="light" icon={<IconAlertTriangle size={20} aria-hidden />} styles={{ message: { color: 'var(--mantine-color-text)' } }} data-refused={refusal.kind}>
      {t(key, values)}
      {near.length > 0 && (
        <div className={classes.others}>
          {near.map((s) => (
            <Button key={`${s.day} ${s.startMin}`} size="compact-sm" mih={32} variant="default" onClick={() => { onChoose({ ...slot, day: s.day, startMin: s.startMin, endMin: s.endMin }); }}>{briefDay(s.day, i18n.language)} {clockText(s.startMin)}</Button>
          ))}
        </div>
      )}
    </Alert>
  );
}
