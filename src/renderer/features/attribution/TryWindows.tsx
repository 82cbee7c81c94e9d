import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, NumberInput, Text } from '@mantine/core';
import { IconArrowRight, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TriedRow } from '#shared/inquiries/why.ts';
import type { WindowMinutes } from '#shared/inquiries/windows.ts';
import { addDays, daysBetween } from '#shared/kernel/time.ts';
import type { Day } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import { DayField } from '../../ui/DayField.tsx';
import { useToday } from '../../ui/PeriodFields.tsx';
import { tell } from '../../ui/tell.ts';
import { ActionCard, LinkLine, NotLinkedLine } from '../why/index.ts';
import classes from './attribution.module.css';

const mostDays = 31;

/** «Проверить с другими окнами»: what they would change in a period, and switching to them. */
export function TryWindows({ now }: { readonly now: WindowMinutes }) {
  const { t } = useTranslation();
  const today = useToday(), queries = useQueryClient();
  const [fromDay, setFrom] = useState<Day | undefined>(addDays(today, -6)), [tillDay, setTill] = useState<Day | undefined>(today);
  const [windows, setWindows] = useState<WindowMinutes>(now), [past, setPast] = useState(false);
  const attempt = useMutation({ mutationFn: (asked: { readonly fromDay: Day; readonly tillDay: Day; readonly windows: WindowMinutes }) => client.attribution.tryWindows(asked) });
  const turnOn = useMutation({
    mutationFn: () => client.attribution.setWindows({ windows, past }),
    onSuccess: () => {
      attempt.reset();
      setPast(false);
      void queries.invalidateQueries({ queryKey: ['settings', 'attribution'] });
      tell('done', t(past ? 'attribution.try.onPast' : 'attribution.try.on'));
    },
  });
  const wrong = !fromDay || !tillDay ? t('attribution.try.noDays') : daysBetween(fromDay, tillDay) < 0 ? t('attribution.try.turned') : daysBetween(fromDay, tillDay) >= mostDays ? t('attribution.try.tooLong') : undefined;
  const same = windows.bookedMin === now.bookedMin && windows.changedMin === now.changedMin;
  const minutes = (key: 'bookedMin' | 'changedMin') => (
    <NumberInput w={key === 'bookedMin' ? '10rem' : '13.5rem'} label={t(`attribution.try.${key}`)} min={0} max={240} allowDecimal={false} allowNegative={false} clampBehavior="strict" value={windows[key]} hideControls={false}
      onChange={(value) => { attempt.reset(); setWindows({ ...windows, [key]: Number(value) || 0 }); }} />
  );
  return (
    <section className={classes.card} aria-labelledby="attribution-try">
      <h2 id="attribution-try" className={classes.title}>{t('attribution.try.title')}</h2>
      <Text c="dimmed">{t('attribution.try.intro')}</Text>
      <form className={classes.form} noValidate onSubmit={(event) => { event.preventDefault(); if (fromDay && tillDay && !wrong) attempt.mutate({ fromDay, tillDay, windows }); }}>
        <DayField w="9.5rem" label={t('attribution.try.from')} value={fromDay} maxDate={today} onChange={(day) => { attempt.reset(); setFrom(day); }} />
        <DayField w="9.5rem" label={t('attribution.try.till')} value={tillDay} maxDate={today} onChange={(day) => { attempt.reset(); setTill(day); }} />
        {minutes('bookedMin')}{minutes('changedMin')}
        <Button type="submit" loading={attempt.isPending} disabled={wrong !== undefined}>{t('attribution.try.check')}</Button>
      </form>
      {wrong && <Text c="var(--mantine-color-error)" role="alert">{wrong}</Text>}
      {attempt.data && (
        <div className={classes.result} data-testid="tried">
          <Text fw={600} role="status">{attempt.data.changed === 0 ? t('attribution.try.nothing', { count: attempt.data.actions }) : t('attribution.try.changes', { changed: attempt.data.changed, actions: attempt.data.actions })}</Text>
          {attempt.data.rows.length > 0 && <ul className={classes.rows} aria-label={t('attribution.try.list')}>{attempt.data.rows.map((row) => <Row key={row.action.actionId} row={row} />)}</ul>}
          {attempt.data.changed > attempt.data.rows.length && <Text c="dimmed">{t('attribution.try.more', { shown: attempt.data.rows.length })}</Text>}
          {same ? <div className={classes.fact}><IconCircleCheck size={20} className={classes.good} aria-hidden /><Text>{t('attribution.try.same')}</Text></div> : (
            <div className={classes.question}>
              <Text fw={600}>{t('attribution.try.question', { booked: windows.bookedMin, changed: windows.changedMin })}</Text>
              <Text>{t(past ? 'attribution.try.pastNote' : 'attribution.try.note')}</Text>
              <Checkbox checked={past} label={t('attribution.try.past')} onChange={(event) => { setPast(event.currentTarget.checked); }} />
              <Button className={classes.turnOn ?? ''} loading={turnOn.isPending} onClick={() => { turnOn.mutate(); }}>{t('attribution.try.turnOn')}</Button>
            </div>
          )}
        </div>
      )}
    </section>
  );
}

/** One action: where it belongs now and where it would. */
function Row({ row: { action, before, after } }: { readonly row: TriedRow }) {
  const { t } = useTranslation();
  return (
    <ActionCard action={action}>
      <div className={classes.change}>
        <div><div className={classes.when}>{t('attribution.try.before')}</div>{before ? <LinkLine action={action} link={before} /> : <NotLinkedLine />}</div>
        <IconArrowRight size={20} stroke={1.7} aria-hidden className={classes.arrow} />
        <div><div className={classes.when}>{t('attribution.try.after')}</div>{after ? <LinkLine action={action} link={after} /> : <NotLinkedLine />}</div>
      </div>
    </ActionCard>
  );
}
