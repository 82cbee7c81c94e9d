import { useEffect, useState, type RefObject } from 'react';
import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import type { GridModel } from './grid-model.ts';
import classes from './grid.module.css';

interface Props {
  readonly box: RefObject<HTMLDivElement | null>;
  /** Today is among the days on screen. */
  readonly shown: boolean;
  readonly now: number | undefined;
  readonly model: GridModel;
}

/** Back to the present: there while today is shown and its line is out of sight, above or below. */
export function NowButton({ box, shown, now, model }: Props) {
  const { t } = useTranslation('schedule');
  const [where, setWhere] = useState<'above' | 'here' | 'below'>('here');
  const { startMin, endMin } = model.hours, inHours = now !== undefined && now >= startMin && now <= endMin;
  useEffect(() => {
    const grid = box.current;
    if (!grid || !shown || !inHours) return undefined;
    const look = () => {
      const line = grid.querySelector('[data-now]')?.getBoundingClientRect(), seen = grid.getBoundingClientRect();
      if (line) setWhere(line.top < seen.top + 52 ? 'above' : line.top > seen.bottom - 8 ? 'below' : 'here');
    };
    look();
    grid.addEventListener('scroll', look, { passive: true });
    return () => { grid.removeEventListener('scroll', look); };
  }, [box, shown, inHours, now, model]);
  if (!shown || !inHours || where === 'here') return null;
  const Sign = where === 'above' ? IconArrowUp : IconArrowDown;
  return (
    <Button className={classes.nowButton ?? ''} radius="xl" h={34} px="md" leftSection={<Sign size={16} aria-hidden />} data-now-button
      onClick={() => {
        box.current?.querySelector('[data-now]')?.scrollIntoView({ block: 'center' });
        box.current?.focus({ preventScroll: true });
      }}>
      {t('grid.nowAt', { time: clockText(now) })}
    </Button>
  );
}
