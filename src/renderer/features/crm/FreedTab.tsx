import { useEffect, useRef, type KeyboardEvent } from 'react';
import { ActionIcon, Button, Group, UnstyledButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconBan, IconCalendarClock, IconCheck, IconClock, IconHourglassEmpty, IconPhone, IconPhoneOff, IconUserCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import type { FreedSlotView } from '#shared/crm/contract.ts';
import { client } from '../../ipc/client.ts';
import { useMe } from '../../ipc/desk-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { briefDay } from '../../ui/day-text.ts';
import { Empty } from '../../ui/Empty.tsx';
import { timeOf } from '../../ui/format.ts';
import { CardsSpare } from '../../ui/cards-height.tsx';
import { PhoneNumber } from '../../ui/PhoneNumber.tsx';
import { Tip } from '../../ui/Tip.tsx';
import ui from '../../ui/ui.module.css';
import { useZone } from '../directories/index.ts';
import { showInSchedule } from '../schedule/index.ts';
import { useCrm } from './crm-store.ts';
import { useFreed } from './queries.ts';
import { useReasons, wishTimeText } from './texts.ts';
import { useOffer, type Candidate } from './use-offer.ts';
import classes from './crm.module.css';

const results = [{ key: 'refused', icon: IconBan }, { key: 'noAnswer', icon: IconPhoneOff }, { key: 'callLater', icon: IconClock }, { key: 'released', icon: IconX }] as const;

function Person({ slot, candidate, place, onKey }: { readonly slot: FreedSlotView; readonly candidate: Candidate; readonly place: number; onKey(event: KeyboardEvent<HTMLElement>): void }) {
  const { t } = useTranslation();
  const { call, end, accept, accepting } = useOffer(), reasons = useReasons(), zone = useZone();
  const { entry } = candidate, offering = slot.offer?.entryId === entry.id ? slot.offer : undefined, mine = offering?.mine ?? false;
  const held = offering && !mine ? offering.by : candidate.busy, waits = slot.offer !== undefined && !offering;
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'F7') call({ slot, candidate });
    else if (mine && event.key === 'Enter') accept({ slot, candidate });
    else if (mine && /^[1-4]$/.test(event.key)) end({ offerId: slot.offer!.offerId, result: results[Number(event.key) - 1]!.key });
    else { onKey(event); return; }
    event.preventDefault();
  };
  return (
    <li className={classes.candidate} data-offering={mine || undefined} data-held={held ? true : undefined} data-candidate={entry.id} tabIndex={place === 1 ? 0 : -1} onKeyDown={press}>
      <span className={classes.place} aria-hidden>{place}</span>
      <div className={classes.candidateText}>
        <p className={classes.candidateName}><b>{entry.who}</b>{entry.phone && <PhoneNumber text={entry.phone} />}<span className={`${ui.mark} ${ui.blue}`}>{clockText(candidate.startMin)}–{clockText(candidate.endMin)}</span></p>
        <p>{reasons(candidate.reasons)}</p>
        <p className={classes.quiet}>{[wishTimeText(t, entry), entry.wish].filter(Boolean).join(' · ')}</p>
        {held && <p className={`${ui.state} ${ui.orange}`}><IconUserCheck size={16} aria-hidden />{t('crm.freed.heldBy', { name: held.name, time: timeOf(held.since, zone) })}</p>}
      </div>
      {mine ? (
        <Group gap={6} role="group" aria-label={t('crm.freed.result', { who: entry.who })} className={classes.results}>
          <Button size="compact-sm" mih={34} loading={accepting} leftSection={<IconCheck size={18} aria-hidden />} onClick={() => { accept({ slot, candidate }); }}>{t(entry.own ? 'crm.freed.acceptMove' : 'crm.freed.accept')}</Button>
          {results.map(({ key, icon: Sign }, n) => <Button key={key} size="compact-sm" mih={34} variant="default" leftSection={<Sign size={16} aria-hidden />} onClick={() => { end({ offerId: slot.offer!.offerId, result: key }); }}>{t(`crm.freed.results.${key}`)} <span className={classes.digit} aria-hidden>{n + 1}</span></Button>)}
        </Group>
      ) : (
        <Button size="compact-sm" mih={34} variant={place === 1 && !waits ? 'filled' : 'light'} disabled={held !== undefined || waits} leftSection={<IconPhone size={18} aria-hidden />} onClick={() => { call({ slot, candidate }); }}>
          {t(entry.phone ? 'crm.freed.call' : 'crm.freed.take')}<span className={classes.unseen}>: {entry.who}</span>{place === 1 && <span className={classes.digit} aria-hidden>F7</span>}
        </Button>
      )}
    </li>
  );
}

/** «Освободилось»: the freed slots on the left, who fits the chosen one on the right; arrows walk, F7 calls, Enter and digits say the result. */
export function FreedTab() {
  const { t, i18n } = useTranslation();
  const { data: slots, isPending } = useFreed(), { slotId, set } = useCrm(), me = useMe(), go = useScreen((s) => s.go), zone = useZone();
  const list = useRef<HTMLOListElement>(null);
  const { mutate: close } = useMutation({ mutationFn: (id: string) => client.crm.closeFreed({ slotId: id }) });
  const chosen = slots?.find((one) => one.id === slotId) ?? slots?.find((one) => one.offer?.mine) ?? slots?.find((one) => one.fits > 0) ?? slots?.[0];
  useEffect(() => { list.current?.querySelector<HTMLElement>('[data-candidate]')?.focus({ preventScroll: true }); }, [chosen?.id]);
  if (!isPending && (slots ?? []).length === 0) return <Empty icon={<IconHourglassEmpty size={40} stroke={1.3} aria-hidden />}><p>{t('crm.empty.freed')}</p></Empty>;
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], all = [...(list.current?.querySelectorAll<HTMLElement>('[data-candidate]') ?? [])];
    if (step === undefined) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, all.indexOf(event.currentTarget) + step))]?.focus();
  };
  const when = (one: FreedSlotView) => `${briefDay(one.day, i18n.language)} ${clockText(one.startMin)}–${clockText(one.endMin)}`;
  return (
    <div className={classes.split}>
      <ul className={classes.slots} aria-label={t('crm.freed.slots')}>
        {(slots ?? []).map((one) => (
          <li key={one.id}>
            <UnstyledButton className={classes.slot} aria-current={one.id === chosen?.id ? 'true' : undefined} onClick={() => { set({ slotId: one.id }); }}>
              <b>{when(one)}</b><span>{one.doctor}</span>
              <span className={classes.quiet}>{t(`crm.freed.how.${one.how}`, { time: timeOf(one.freedAt, zone) })}</span>
              <span className={`${ui.state} ${one.fits ? ui.green : ui.grey}`}>{one.offer ? t(one.offer.mine ? 'crm.freed.heldByMe' : 'crm.freed.heldBy', { name: one.offer.by.name, time: timeOf(one.offer.by.since, zone) }) : t('crm.freed.fits', { count: one.fits })}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {chosen && (
        <section className={classes.candidates} aria-label={t('crm.freed.for', { when: when(chosen), doctor: chosen.doctor })}>
          <header className={classes.slotHead}>
            <div><h3>{when(chosen)} · {chosen.doctor}</h3><p className={classes.quiet}>{t('crm.freed.fits', { count: chosen.fits })}. {t('crm.freed.help')}</p></div>
            <Button variant="default" size="compact-sm" mih={34} leftSection={<IconCalendarClock size={18} aria-hidden />} onClick={() => { showInSchedule(chosen.day, { doctorId: chosen.doctorId, startMin: chosen.startMin, endMin: chosen.endMin }); go('schedule'); }}>{t('appointments.toSchedule')}</Button>
            <Tip label={t('crm.freed.closeHint')}><ActionIcon size={34} aria-label={t('crm.freed.close')} disabled={chosen.offer !== undefined && chosen.offer.by.employeeId !== me?.employeeId} onClick={() => { close(chosen.id); }}><IconX size={18} aria-hidden /></ActionIcon></Tip>
          </header>
          {chosen.candidates.length === 0 && <p className={classes.quiet}>{t('crm.freed.nobody')}</p>}
          <ol ref={list} className={classes.people}>{chosen.candidates.map((candidate, n) => <Person key={candidate.entry.id} slot={chosen} candidate={candidate} place={n + 1} onKey={walk} />)}</ol>
          <CardsSpare />
        </section>
      )}
    </div>
  );
}
