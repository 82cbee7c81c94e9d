import { Anchor, Button, Drawer, Loader } from '@mantine/core';
import { IconForms, IconHelpCircle, IconMessage, IconMessageCircle, IconPhoneIncoming, IconPhoneOff, IconPhoneOutgoing, IconPhoneX, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { durationText } from '#shared/kernel/time.ts';
import type { BehindRow } from '#shared/reports/figures.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { errorText } from '../../ipc/error-text.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { dayTimeOf } from '../../ui/format.ts';
import { PhoneNumber } from '../../ui/PhoneNumber.tsx';
import { useZone } from '../directories/index.ts';
import { openWhy } from '../why/index.ts';
import { useBehindStore } from './behind-store.ts';
import { useBehind } from './queries.ts';
import ui from '../../ui/ui.module.css';
import classes from './reports.module.css';

type Look = 'inbound' | 'outbound' | 'missed' | 'unanswered' | 'chat' | 'lead' | 'dialog' | 'dialogLead';
const looks: Readonly<Record<Look, { readonly icon: Icon; readonly tone: string | undefined }>> = {
  inbound: { icon: IconPhoneIncoming, tone: ui.blue }, outbound: { icon: IconPhoneOutgoing, tone: ui.green }, missed: { icon: IconPhoneX, tone: ui.red }, unanswered: { icon: IconPhoneOff, tone: ui.orange },
  chat: { icon: IconMessageCircle, tone: ui.blue }, lead: { icon: IconForms, tone: ui.orange }, dialog: { icon: IconMessage, tone: ui.blue }, dialogLead: { icon: IconMessage, tone: ui.orange },
};
const lookOf = ({ kind, outcome, direction }: BehindRow): Look => (kind !== 'call' ? kind : outcome === 'missed' || outcome === 'unanswered' ? outcome : direction);

function Line({ row }: { readonly row: BehindRow }) {
  const { t } = useTranslation();
  const zone = useZone(), reads = useRight('patients.read'), works = useRight('inquiries.work'), when = dayTimeOf(row.startedAt, zone), openPatient = useScreen((s) => s.openPatient), close = useBehindStore((s) => s.close), look = lookOf(row), { icon: Mark, tone } = looks[look], { patientId } = row, dash = t('common.dash');
  const state = row.fate !== undefined && row.fate !== 'none' ? t(`reports.fates.${row.fate}`) : row.booked ? t('reports.behind.booked') : '';
  return (
    <tr data-testid="behind-row" data-inquiry={row.inquiryId}>
      <th scope="row" className={classes.when}>{when}</th>
      <td className={classes.left}><span className={`${ui.state} ${tone}`}><Mark size={18} stroke={1.8} aria-hidden />{t(`reports.looks.${look}`)}</span></td>
      <td className={classes.left}>{row.phone ? <PhoneNumber text={row.phone} /> : dash}</td>
      <td className={classes.left}>{patientId && reads ? <Anchor component="button" type="button" className={classes.figure} onClick={() => { close(); openPatient(patientId); }}>{row.who}</Anchor> : row.who || dash}</td>
      <td className={classes.left}>{row.topic || dash}</td>
      <td className={classes.left}>{row.employee || dash}</td>
      <td className={classes.left}>{[state, row.waitS === undefined ? '' : durationText(row.waitS * 1000)].filter(Boolean).join(', ') || dash}</td>
      {works && <td className={classes.left}><Button variant="subtle" h={32} px={8} fz="sm" leftSection={<IconHelpCircle size={18} stroke={1.7} aria-hidden />} aria-label={t('reports.behind.whyOf', { when, who: row.who || row.phone })} onClick={() => { openWhy(row.whyId); }}>{t('reports.behind.why')}</Button></td>}
    </tr>
  );
}

/** «Обращения за цифрой»: exactly as many as the figure says. */
export function Behind() {
  const { t } = useTranslation();
  const shown = useBehindStore((s) => s.shown), close = useBehindStore((s) => s.close), { data, isFetching, isError, error, hasNextPage, fetchNextPage } = useBehind(shown?.input);
  // Escape closes what lies on top alone
  const covered = useDialog((s) => s.dialog !== undefined), works = useRight('inquiries.work');
  const rows = data?.pages.flatMap((page) => page.rows) ?? [], total = data?.pages[0]?.total;
  return (
    <Drawer opened={shown !== undefined} onClose={close} closeOnEscape={!covered} position="right" size="min(78rem, 92vw)" title={shown?.title} closeButtonProps={{ 'aria-label': t('common.close') }} classNames={{ title: classes.behindTitle!, body: classes.behindBody! }} data-behind>
      {total !== undefined && <p className={classes.quiet} data-testid="behind-total">{t('reports.behind.count', { count: total })}</p>}
      {isError && <p className={classes.quiet} role="alert">{errorText(error)}</p>}
      {rows.length > 0 && (
        <div className={classes.behindBox} tabIndex={0} role="region" aria-label={shown?.title ?? ''}>
          <table className={classes.table}>
            <thead><tr>{(['when', 'kind', 'phone', 'who', 'topic', 'employee', 'state'] as const).map((column) => <th key={column} scope="col" className={classes.left}>{t(`reports.behind.columns.${column}`)}</th>)}{works && <th scope="col" className={classes.left}>{t('reports.behind.why')}</th>}</tr></thead>
            <tbody>{rows.map((row) => <Line key={row.inquiryId} row={row} />)}</tbody>
          </table>
          {hasNextPage && <Button variant="default" m="sm" loading={isFetching} onClick={() => { void fetchNextPage(); }}>{t('reports.behind.more', { count: (total ?? 0) - rows.length })}</Button>}
        </div>
      )}
      {isFetching && rows.length === 0 && <Loader size="sm" aria-label={t('reports.counting')} />}
    </Drawer>
  );
}
