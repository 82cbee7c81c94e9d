import { memo, startTransition, useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { ActionIcon, Button, Group, Menu, Progress, UnstyledButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconArrowsExchange, IconBan, IconCheck, IconCircleCheck, IconClock, IconLayoutSidebarRight, IconPhone, IconPhoneCheck, IconPhoneOff, IconUserCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { addDays, clockText, instantOf, wallOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import type { Round, RoundCall } from '#shared/crm/contract.ts';
import { client } from '../../ipc/client.ts';
import { deskNow, useMe } from '../../ipc/desk-store.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { CardsSpare } from '../../ui/cards-height.tsx';
import { longDay } from '../../ui/day-text.ts';
import { Empty } from '../../ui/Empty.tsx';
import { timeOf } from '../../ui/format.ts';
import { PhoneNumber } from '../../ui/PhoneNumber.tsx';
import { tell } from '../../ui/tell.ts';
import ui from '../../ui/ui.module.css';
import { useDial } from '../../ui/use-dial.ts';
import { useZone } from '../directories/index.ts';
import { useRoundDock } from '../round-button/index.ts';
import { useRound } from './queries.ts';
import { dueText } from './texts.ts';
import classes from './crm.module.css';

type Result = 'confirmed' | 'noAnswer' | 'callLater' | 'released';

function useRoundDeeds(day: Round['day']) {
  const { t } = useTranslation();
  const zone = useZone(), { dial, allowed } = useDial();
  const { mutate: call } = useMutation({
    mutationFn: async (one: RoundCall) => ({ one, step: await client.crm.takeCall({ day, callKey: one.callKey }) }),
    onSuccess: ({ one, step }) => {
      if (step.kind === 'held') tell('warn', t('crm.round.held', { name: step.by, time: timeOf(step.since, zone) }));
      else if (one.phone && allowed) dial(one.phone);
    },
  });
  const { mutate: end } = useMutation({
    mutationFn: (input: { one: RoundCall; result: Result; callAt?: number }) => client.crm.endCall({ day, callKey: input.one.callKey, result: input.result, ...(input.callAt === undefined ? {} : { callAt: input.callAt }) }),
    onSuccess: (_, { one, result }) => { if (result === 'confirmed') tell('done', t('crm.round.confirmed', { who: one.who.join(', ') })); },
  });
  return { call, end };
}

/** «Перезвонить в…»: in half an hour, in two, or this evening. */
function useLater() {
  const zone = useZone();
  return [
    { key: 'halfHour', at: () => deskNow() + 1_800_000 }, { key: 'twoHours', at: () => deskNow() + 7_200_000 },
    { key: 'evening', at: () => { const { day, minute } = wallOf(instant(deskNow()), zone); return instantOf(minute < 1080 ? day : addDays(day, 1), 1080, zone); } },
  ] as const;
}

const Call = memo(function Call({ one, day, narrow, first, onWalk }: { readonly one: RoundCall; readonly day: Round['day']; readonly narrow: boolean; readonly first: boolean; onWalk(event: KeyboardEvent<HTMLElement>): void }) {
  const { t, i18n } = useTranslation();
  const zone = useZone(), me = useMe(), { call, end } = useRoundDeeds(day), later = useLater(), openDialog = useDialog((s) => s.open), openPatient = useScreen((s) => s.openPatient);
  const [laterOpen, setLaterOpen] = useState(false);
  const open = one.visits.filter((v) => v.status === 'unconfirmed'), others = one.takenBy && one.takenBy.employeeId !== me?.employeeId ? one.takenBy : undefined, mine = one.takenBy !== undefined && !others, who = one.who.join(', ');
  const dialogOn = (kind: 'move' | 'cancel') => { const visit = open[0]; if (visit) openDialog({ kind, appointmentId: visit.appointmentId }); };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return;
    if (one.done || others) { onWalk(event); return; }
    if (event.key === 'F7') call(one);
    else if (event.key === '1') end({ one, result: 'confirmed' });
    else if (event.key === '2') end({ one, result: 'noAnswer' });
    else if (event.key === '3') setLaterOpen(true);
    else if (event.key === '4') dialogOn('move');
    else if (event.key === '5') dialogOn('cancel');
    else { onWalk(event); return; }
    event.preventDefault();
  };
  const button = (digit: number, key: string, Sign: typeof IconCheck, run?: () => void, more: object = {}) => (narrow
    ? <ActionIcon key={key} size={34} variant="default" title={`${t(`crm.round.results.${key}`)} · ${String(digit)}`} aria-label={t('crm.round.resultOf', { result: t(`crm.round.results.${key}`), who })} {...(run ? { onClick: run } : {})} {...more}><Sign size={18} aria-hidden /></ActionIcon>
    : <Button key={key} size="compact-sm" mih={34} variant="default" leftSection={<Sign size={16} aria-hidden />} {...(run ? { onClick: run } : {})} {...more}>{t(`crm.round.results.${key}`)}<span className={classes.unseen}>: {who}</span><span className={classes.digit} aria-hidden>{digit}</span></Button>);
  return (
    <li className={classes.call} data-narrow={narrow || undefined} data-done={one.done || undefined} data-mine={mine || undefined} data-call-key={one.callKey} tabIndex={first ? 0 : -1} onKeyDown={press}>
      <div className={classes.callWho}>
        <p className={classes.candidateName}>{one.visits[0]?.patientId ? <UnstyledButton className={classes.nameLink} onClick={() => { openPatient(one.visits[0]!.patientId!, 'appointments'); }}>{who}</UnstyledButton> : <b>{who}</b>}</p>
        {one.visits.map((v) => <p key={v.appointmentId} className={classes.visitLine}><b>{clockText(v.startMin)}</b> {v.doctor}{one.who.length > 1 && ` · ${v.patient}`}{v.status !== 'unconfirmed' && !(narrow && one.done) && <span className={`${ui.mark} ${ui.green}`}>{t(`appointmentStatus.${v.status}`)}</span>}</p>)}
        {others ? <p className={`${ui.state} ${ui.orange}`}><IconUserCheck size={16} aria-hidden />{t('crm.round.takenBy', { name: others.name, time: timeOf(others.since, zone) })}</p>
          : one.last && <p className={classes.quiet}>{t(`crm.round.said.${one.last.result}`)} {timeOf(one.last.at, zone)}{one.last.by && `, ${one.last.by}`}{one.last.callAt !== undefined && ` → ${dueText(t, i18n.language, one.last.callAt, zone)}`}{one.attempts > 1 && ` · ${t('crm.round.attempts', { count: one.attempts })}`}</p>}
      </div>
      {one.done ? <span className={`${ui.state} ${ui.green}`}><IconCircleCheck size={18} aria-hidden />{t('crm.round.doneOne')}</span> : (
        <div className={classes.callDeeds}>
          {one.phone
            ? <Button className={classes.numberButton ?? ''} size="compact-sm" mih={34} variant={mine ? 'filled' : 'light'} disabled={others !== undefined} leftSection={<IconPhone size={18} aria-hidden />} onClick={() => { call(one); }}><span className={classes.unseen}>{t('common.call')} </span><PhoneNumber text={one.phone} /></Button>
            : <span className={classes.quiet}>{t('crm.round.noPhone')}</span>}
          {!others && (
            <Group gap={4} role="group" aria-label={t('crm.round.resultsOf', { who })}>
              {button(1, 'confirmed', IconCheck, () => { end({ one, result: 'confirmed' }); }, { variant: 'light', color: 'stoika' })}
              {button(2, 'noAnswer', IconPhoneOff, () => { end({ one, result: 'noAnswer' }); })}
              <Menu opened={laterOpen} onChange={setLaterOpen} position="bottom-end">
                <Menu.Target>{button(3, 'callLater', IconClock)}</Menu.Target>
                <Menu.Dropdown aria-label={t('crm.round.results.callLater')}>{later.map(({ key, at }) => <Menu.Item key={key} onClick={() => { end({ one, result: 'callLater', callAt: at() }); }}>{t(`crm.round.later.${key}`)}</Menu.Item>)}</Menu.Dropdown>
              </Menu>
              {button(4, 'moved', IconArrowsExchange, () => { dialogOn('move'); })}
              {button(5, 'cancelled', IconBan, () => { dialogOn('cancel'); })}
            </Group>
          )}
        </div>
      )}
    </li>
  );
});

/** As many calls are drawn at once as fit on a screen; those below follow, frame by frame, and any key goes before them. */
const atOnce = 30;
function useGrowing(length: number): number {
  const [shown, setShown] = useState(atOnce), more = shown < length;
  useEffect(() => {
    if (!more) return undefined;
    const frame = requestAnimationFrame(() => { startTransition(() => { setShown((now) => now + atOnce); }); });
    return () => { cancelAnimationFrame(frame); };
  }, [shown, more]);
  return shown;
}

/** «Обзвон на ближайший день» (R-003): click on a number or F7 calls, one key says what came of it. */
export function RoundList({ narrow = false }: { /** Beside the schedule: pictures in place of words. */ readonly narrow?: boolean }) {
  const { t, i18n } = useTranslation();
  const { data, isPending } = useRound(), list = useRef<HTMLUListElement>(null), dock = useRoundDock((s) => s.set), go = useScreen((s) => s.go);
  const shown = useGrowing(data?.calls.length ?? 0);
  const walk = useCallback((event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], all = [...(list.current?.querySelectorAll<HTMLElement>('[data-call-key]') ?? [])];
    if (step === undefined) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, all.indexOf(event.currentTarget) + step))]?.focus();
  }, []);
  if (isPending || !data) return null;
  const Title = narrow ? 'h2' : 'h3', title = t('crm.round.of', { day: longDay(data.day, i18n.language) });
  return (
    <section className={classes.round} aria-label={title}>
      <header className={classes.roundHead}>
        <Title>{title}</Title>
        <span role="status">{t('crm.round.progress', { done: data.done, total: data.total })}</span>
        <Progress className={classes.progress ?? ''} value={data.total ? (100 * data.done) / data.total : 100} aria-label={t('crm.round.progress', { done: data.done, total: data.total })} />
        {!narrow && <Button variant="default" size="compact-sm" mih={34} leftSection={<IconLayoutSidebarRight size={18} aria-hidden />} onClick={() => { dock(true); go('schedule'); }}>{t('crm.round.dock')}</Button>}
      </header>
      {data.calls.length === 0
        ? <Empty icon={<IconPhoneCheck size={40} stroke={1.3} aria-hidden />}><p>{t('crm.empty.round')}</p></Empty>
        : <ul ref={list} className={classes.calls}>{data.calls.slice(0, shown).map((one, n) => <Call key={one.callKey} one={one} day={data.day} narrow={narrow} first={n === 0} onWalk={walk} />)}</ul>}
      {!narrow && <CardsSpare />}
    </section>
  );
}
