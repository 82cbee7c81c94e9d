import { ActionIcon, Button, Group, Menu, SegmentedControl, Select } from '@mantine/core';
import { IconArrowUpRight, IconCircleX, IconClockExclamation, IconClockHour4, IconHandGrab, IconHeartHandshake, IconPhone, IconUserMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { momentOf } from '#shared/lost/words.ts';
import { ageText, lostKinds, type LostKind } from '#shared/lost/view.ts';
import type { LostRow } from '#shared/lost/contract.ts';
import { instant } from '#shared/kernel/values.ts';
import { deskNow, useMe } from '../../ipc/desk-store.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import { Empty } from '../../ui/Empty.tsx';
import { CallButton, PhoneNumber } from '../../ui/PhoneNumber.tsx';
import { Tip } from '../../ui/Tip.tsx';
import { useDial } from '../../ui/use-dial.ts';
import ui from '../../ui/ui.module.css';
import { dueText, Grid } from '../crm/index.ts';
import { useStaff, useZone } from '../directories/index.ts';
import { KindMark } from './looks.tsx';
import { useAssign, useLost, useLostFilter, useLostView, useOlder } from './queries.ts';
import { useOpenMatter } from './use-open.ts';
import classes from './lost.module.css';

const sign = { size: 18, stroke: 1.7, 'aria-hidden': true } as const;

/** Kind and owner, each with its number; what is older than ninety days is one press away. */
export function LostFilters() {
  const { t } = useTranslation();
  const view = useLostView(), { data } = useLost(useLostFilter()), { data: staff } = useStaff(), { data: older } = useOlder();
  const kinds = lostKinds.filter((kind) => data?.kinds.includes(kind) && ((data.counts[kind] ?? 0) > 0 || kind === view.kind)), person = view.owner && view.owner !== 'mine' && view.owner !== 'nobody' ? view.owner : null;
  const choose = (kind: LostKind | undefined) => () => { view.set({ kind }); };
  const whole = Object.values(data?.counts ?? {}).reduce((sum, n) => sum + n, 0);
  return (
    <>
      <div className={classes.kinds} role="group" aria-label={t('lost.kindFilter')}>
        <Button size="compact-sm" mih={34} variant={view.kind ? 'default' : 'light'} aria-pressed={!view.kind} onClick={choose(undefined)}>{t('lost.allKinds')}<span className={classes.count}>{whole}</span></Button>
        {kinds.map((kind) => <Button key={kind} size="compact-sm" mih={34} variant={view.kind === kind ? 'light' : 'default'} aria-pressed={view.kind === kind} onClick={choose(view.kind === kind ? undefined : kind)}>{t(`lost.kind.${kind}`)}<span className={classes.count}>{data?.counts[kind] ?? 0}</span></Button>)}
      </div>
      <SegmentedControl aria-label={t('lost.owner')} value={person ? 'one' : view.owner ?? 'all'} onChange={(value) => { view.set({ owner: value === 'all' || value === 'one' ? undefined : value }); }}
        data={[{ value: 'all', label: t('lost.owners.all') }, { value: 'mine', label: `${t('lost.owners.mine')} ${String(data?.mine ?? 0)}` }, { value: 'nobody', label: `${t('lost.owners.nobody')} ${String(data?.nobody ?? 0)}` }]} />
      <Select w="12rem" aria-label={t('lost.anyone')} placeholder={t('lost.anyone')} searchable clearable clearButtonProps={{ 'aria-label': t('common.clear') }} nothingFoundMessage={t('common.nothing')} value={person} onChange={(value) => { view.set({ owner: value ?? undefined }); }} data={(staff ?? []).map((one) => ({ value: one.id, label: one.name }))} />
      {((older?.count ?? 0) > 0 || view.older) && <Button variant="subtle" size="compact-sm" mih={34} aria-pressed={view.older} onClick={() => { view.set({ older: !view.older }); }}>{view.older ? t('lost.notOlder') : t('lost.older', { count: older?.count ?? 0 })}</Button>}
    </>
  );
}

/** Everything that is owed, the most urgent first. */
export function OpenList() {
  const { t, i18n } = useTranslation();
  const zone = useZone(), me = useMe(), filter = useLostFilter(), { data, isPending } = useLost(filter), assign = useAssign(), openMatter = useOpenMatter(), openDialog = useDialog((s) => s.open), { dial, allowed } = useDial();
  const promise = (row: LostRow) => { openDialog({ kind: 'lostPromise', row }); }, close = (row: LostRow) => { openDialog({ kind: 'lostClose', row }); };
  const mine = (row: LostRow) => row.owner?.id === me?.employeeId, take = (row: LostRow) => { if (me) assign(row, mine(row) ? null : me.employeeId); };
  if (!isPending && data?.rows.length === 0) {
    const plain = !filter.kinds && !filter.owner && !filter.older;
    return <Empty icon={<IconHeartHandshake size={44} stroke={1.2} aria-hidden />}><p className={classes.praise}>{t(plain ? 'lost.empty.all' : 'lost.empty.filtered')}</p>{plain && <p>{t('lost.empty.allMore')}</p>}</Empty>;
  }
  return (
    <>
      <Grid label={t('lost.tabs.open')} rows={data?.rows ?? []} keyOf={(row) => `${row.kind} ${row.id}`} busy={isPending} template="10.5rem minmax(11rem, 1.1fr) minmax(13rem, 1.8fr) 12rem 9.5rem 9.5rem" mark={(row) => (row.overdue ? 'overdue' : undefined)}
        columns={[{ key: 'kind', title: t('lost.columns.kind') }, { key: 'who', title: t('lost.columns.who') }, { key: 'what', title: t('lost.columns.owed') }, { key: 'age', title: t('lost.columns.age') }, { key: 'owner', title: t('lost.columns.owner') }, { key: 'deeds', title: t('lost.columns.deeds'), hidden: true }]}
        onOpen={openMatter}
        onKey={(row, key) => {
          if (key === 'F7' && row.phone && allowed) dial(row.phone, row.inquiryId);
          else if (key === 'Insert') take(row);
          else if (key === 'F6') promise(row);
          else if (key === 'Delete') close(row);
          else return false;
          return true;
        }}
        cell={(row, key, current) => {
          const focusable = current ? 0 : -1;
          switch (key) {
            case 'kind': return <KindMark kind={row.kind} />;
            case 'who': return <><span className={classes.name}>{row.who === row.phoneText && row.phone ? <PhoneNumber text={row.phone} /> : row.who}</span>{row.phone && row.who !== row.phoneText && <span className={classes.second}><PhoneNumber text={row.phone} /></span>}{!row.phone && row.channel && <span className={classes.second}>{row.channel}</span>}</>;
            case 'what': return <><span title={row.owed}>{row.owed}</span>{row.note && <span className={classes.second} title={row.note}>{row.note}</span>}</>;
            case 'age': return (
              <>
                <span className={`${classes.age} ${row.overdue ? ui.red : ''}`}>{row.overdue && <IconClockExclamation size={16} aria-hidden />}{ageText(row.since, instant(deskNow()), zone, i18n.language === 'en' ? 'en' : 'ru')}</span>
                {row.promisedAt !== undefined ? <span className={classes.second} data-red={row.overdue || undefined}>{row.overdue ? t('lost.overdueSince', { when: momentOf(row.promisedAt, deskNow(), zone) }) : t('lost.promisedFor', { when: dueText(t, i18n.language, row.promisedAt, zone) })}</span> : row.overdue && <span className={classes.second} data-red>{t('lost.overdue')}</span>}
              </>
            );
            case 'owner': return row.owner ? <span title={row.owner.name}>{row.owner.name}</span> : <span className={classes.quiet}>{t('lost.nobody')}</span>;
            case 'deeds': return (
              <Group gap={2} wrap="nowrap" justify="flex-end">
                {row.phone && <CallButton phone={row.phone} inquiryId={row.inquiryId} tabIndex={focusable} />}
                <Tip label={`${t('lost.open')} · Enter`}><ActionIcon tabIndex={focusable} aria-label={t('lost.openOf', { who: row.who })} onClick={() => { openMatter(row); }}><IconArrowUpRight {...sign} /></ActionIcon></Tip>
                <Tip label={`${t('lost.promise')} · F6`}><ActionIcon tabIndex={focusable} aria-label={t('lost.promiseOf', { who: row.who })} onClick={() => { promise(row); }}><IconClockHour4 {...sign} /></ActionIcon></Tip>
                <Tip label={`${t('lost.close')} · Delete`}><ActionIcon tabIndex={focusable} aria-label={t('lost.closeOf', { who: row.who })} onClick={() => { close(row); }}><IconCircleX {...sign} /></ActionIcon></Tip>
              </Group>
            );
          }
        }}
        menu={(row) => (
          <>
            <Menu.Label>{row.who}</Menu.Label>
            {allowed && row.phone && <Menu.Item leftSection={<IconPhone {...sign} />} rightSection="F7" onClick={() => { dial(row.phone!, row.inquiryId); }}>{t('common.call')}</Menu.Item>}
            <Menu.Item leftSection={<IconArrowUpRight {...sign} />} rightSection="Enter" onClick={() => { openMatter(row); }}>{t('lost.open')}</Menu.Item>
            <Menu.Item leftSection={mine(row) ? <IconUserMinus {...sign} /> : <IconHandGrab {...sign} />} rightSection="Insert" onClick={() => { take(row); }}>{t(mine(row) ? 'lost.release' : 'lost.take')}</Menu.Item>
            <Menu.Item leftSection={<IconClockHour4 {...sign} />} rightSection="F6" onClick={() => { promise(row); }}>{t('lost.promise')}</Menu.Item>
            <Menu.Item leftSection={<IconCircleX {...sign} />} rightSection="Delete" onClick={() => { close(row); }}>{t('lost.close')}</Menu.Item>
          </>
        )} />
      {data && data.total > data.rows.length && <p className={classes.more}>{t('lost.more', { shown: data.rows.length, count: data.total })}</p>}
    </>
  );
}
