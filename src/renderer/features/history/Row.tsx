import type { MouseEvent } from 'react';
import { Anchor, UnstyledButton } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck, IconForms, IconMessage, IconMessages, IconPhoneIncoming, IconPhoneOff, IconPhoneOutgoing, IconPhoneX, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HistoryRow } from '#shared/inquiries/contract.ts';
import { shortDayText, wallOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import { deskNow } from '../../ipc/desk-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { CallButton, PhoneNumber } from '../../ui/PhoneNumber.tsx';
import { useSaid } from '../../ui/use-said.ts';
import { useZone } from '../directories/index.ts';
import { PlayRecording } from '../recordings/index.ts';
import ui from '../../ui/ui.module.css';
import classes from './history.module.css';

/** The columns of R-059, in the order of the screen. */
export const columns = ['time', 'type', 'phone', 'who', 'whoType', 'topic', 'comment', 'author', 'success', 'channel', 'outgoing'] as const;

interface Look { readonly icon: Icon; readonly tone: string | undefined; readonly word: string }
/** Picture, colour and word of what happened. */
export function lookOf(row: Pick<HistoryRow, 'kind' | 'direction' | 'outcome' | 'running'>): Look {
  if (row.kind === 'lead') return { icon: IconForms, tone: ui.orange, word: 'lead' };
  if (row.kind === 'chat') return { icon: IconMessages, tone: ui.blue, word: 'chat' };
  if (row.kind !== 'call') return { icon: IconMessage, tone: ui.blue, word: row.kind };
  if (row.running) return { icon: row.direction === 'inbound' ? IconPhoneIncoming : IconPhoneOutgoing, tone: ui.green, word: 'running' };
  if (row.outcome === 'missed') return { icon: IconPhoneX, tone: ui.red, word: 'missed' };
  if (row.outcome === 'unanswered') return { icon: IconPhoneOff, tone: ui.orange, word: 'unanswered' };
  if (row.outcome === 'failed') return { icon: IconPhoneX, tone: ui.red, word: 'failed' };
  return row.direction === 'inbound' ? { icon: IconPhoneIncoming, tone: ui.blue, word: 'inbound' } : { icon: IconPhoneOutgoing, tone: ui.green, word: 'outbound' };
}

interface Props { readonly row: HistoryRow; readonly index: number; readonly top: number; readonly current: boolean; readonly onFocus: () => void; readonly onOpen: () => void; readonly onMenu: (event: MouseEvent) => void }

function Success({ row }: { readonly row: HistoryRow }) {
  const { t } = useTranslation();
  if (!row.success.length) return <span className={classes.quiet}>{t('common.dash')}</span>;
  return <>{row.success.map((one, i) => <span key={i} className={`${classes.success} ${ui.green}`}><IconCircleCheck size={16} aria-hidden /><span>{one.text}</span></span>)}</>;
}

/** One contact. «Добавить» and «Изменить» open the same panel that a call has. */
export function Row({ row, index, top, current, onFocus, onOpen, onMenu }: Props) {
  const { t } = useTranslation();
  const said = useSaid();
  const openPatient = useScreen((s) => s.openPatient);
  const look = lookOf(row);
  const cell = (column: (typeof columns)[number], content: React.ReactNode) => <div role="gridcell" aria-colindex={columns.indexOf(column) + 1} className={classes.cell} data-column={column}>{content}</div>;
  const zone = useZone();
  const { day } = wallOf(instant(row.startedAt), zone), today = wallOf(instant(deskNow()), zone).day;
  const { patientId } = row;
  return (
    <div role="row" aria-rowindex={index + 2} tabIndex={current ? 0 : -1} data-index={index} data-testid="history-row" data-yellow={row.yellow || undefined} className={classes.row} style={{ position: 'absolute', top, left: 0, right: 0 }} onFocus={onFocus} onContextMenu={onMenu} onDoubleClick={onOpen}>
      {cell('time', <><span className={classes.strong}>{day === today ? row.time : `${shortDayText(day)} ${row.time}`}</span>{row.talkText && <span className={classes.second}>{row.talkText}</span>}</>)}
      {cell('type', <span className={`${ui.state} ${look.tone}`}><look.icon size={18} stroke={1.8} aria-hidden />{t(`history.kind.${look.word}`)}</span>)}
      {cell('phone', row.phone ? <PhoneNumber text={row.phone} /> : <span className={classes.quiet}>{t('common.dash')}</span>)}
      {cell('who', patientId ? <Anchor component="button" type="button" className={classes.link} tabIndex={current ? 0 : -1} onClick={() => { openPatient(patientId); }}>{row.who}</Anchor> : row.who || <span className={classes.quiet}>{t('common.dash')}</span>)}
      {cell('whoType', row.whoType ? said(row.whoTypeText, `whoType.${row.whoType}`) : row.whoTypeText)}
      {cell('topic', row.topic)}
      {cell('comment', row.comment
        ? <UnstyledButton className={classes.comment} tabIndex={current ? 0 : -1} onClick={onOpen} title={row.comment} disabled={!row.canEdit}>{row.comment}</UnstyledButton>
        : <Anchor component="button" type="button" className={classes.link} tabIndex={current ? 0 : -1} onClick={onOpen} disabled={!row.canEdit}>{t('history.add')}</Anchor>)}
      {cell('author', <>{row.author || <span className={classes.quiet}>{t('common.dash')}</span>}{row.incomplete && row.author && <span className={`${classes.incomplete} ${ui.orange}`}><IconAlertCircle size={16} aria-hidden />{t('history.incomplete')}</span>}</>)}
      {cell('success', <Success row={row} />)}
      {cell('channel', row.adChannel)}
      {cell('outgoing', <span className={classes.deeds}>{row.kind === 'call' && row.outcome === 'answered' && <PlayRecording callId={row.id} />}{row.phoneE164 && <CallButton phone={row.phoneE164} inquiryId={row.id} />}</span>)}
    </div>
  );
}
