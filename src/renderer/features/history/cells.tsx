import type { ReactNode } from 'react';
import { Anchor, UnstyledButton } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle, IconCircleCheck, IconPencil, IconPhoneCheck, IconPhoneX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HistoryRow } from '#shared/inquiries/history.ts';
import { shortDayText, wallOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import { deskNow } from '../../ipc/desk-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { dayTimeOf } from '../../ui/format.ts';
import { CallButton, PhoneNumber } from '../../ui/PhoneNumber.tsx';
import { useSaid } from '../../ui/use-said.ts';
import { DialogText } from '../dialogs/index.ts';
import { useZone } from '../directories/index.ts';
import { PlayRecording } from '../recordings/index.ts';
import { openWhy } from '../why/index.ts';
import type { Column } from './columns.ts';
import { lookOf } from './look.ts';
import ui from '../../ui/ui.module.css';
import classes from './history.module.css';

interface CellProps { readonly row: HistoryRow; readonly tabIndex: number; readonly onOpen: () => void; readonly talkShown: boolean }

function Dash() {
  const { t } = useTranslation();
  return <span className={classes.quiet}>{t('common.dash')}</span>;
}

function Time({ row, talkShown }: CellProps) {
  const zone = useZone(), { day } = wallOf(instant(row.startedAt), zone), today = wallOf(instant(deskNow()), zone).day;
  const under = [...(day === today ? [] : [shortDayText(day)]), ...(row.talkText && !talkShown ? [row.talkText] : [])];
  return <><span className={classes.strong}>{row.time}</span>{under.length > 0 && <span className={classes.second}>{under.join(' · ')}</span>}</>;
}

/** What it was, and under it what is still open or was done about it. */
function Type({ row }: CellProps) {
  const { t } = useTranslation(), zone = useZone(), look = lookOf(row), back = row.calledBack;
  return (
    <>
      <span className={`${ui.state} ${look.tone}`}><look.icon size={18} stroke={1.8} aria-hidden />{t(`history.kind.${look.word}`)}</span>
      {row.yellow ? <span className={`${classes.note} ${classes.due}`}><IconAlertTriangle size={16} stroke={1.8} aria-hidden />{t('history.unprocessed')}</span>
      : back && <span className={`${classes.note} ${back.answered ? ui.green : ui.orange}`} title={t(back.answered ? 'history.calledBackAt' : 'history.calledAt', { when: dayTimeOf(back.at, zone) })}>{back.answered ? <IconPhoneCheck size={16} stroke={1.8} aria-hidden /> : <IconPhoneX size={16} stroke={1.8} aria-hidden />}{t(back.answered ? 'history.calledBack' : 'history.called')}</span>}
    </>
  );
}

function Who({ row, tabIndex }: CellProps) {
  const openPatient = useScreen((s) => s.openPatient), { patientId } = row;
  if (!patientId) return row.who ? <>{row.who}</> : <Dash />;
  return <Anchor component="button" type="button" className={classes.link} tabIndex={tabIndex} onClick={() => { openPatient(patientId); }} title={row.who}>{row.who}</Anchor>;
}

/** «Комментарий» with the recording and the dialog's text beside it; «Добавить» where there is none. */
function Comment({ row, tabIndex, onOpen }: CellProps) {
  const { t } = useTranslation();
  return (
    <span className={classes.commentCell}>
      {row.recordedCallId && <PlayRecording callId={row.recordedCallId} />}
      {row.textId && <DialogText inquiryId={row.textId} lead={row.kind === 'dialogLead'} tabIndex={tabIndex} />}
      {row.comment ? <UnstyledButton className={classes.comment} tabIndex={tabIndex} onClick={onOpen} title={row.comment}>{row.comment}</UnstyledButton>
      : <Anchor component="button" type="button" className={classes.link} tabIndex={tabIndex} onClick={onOpen}>{t('history.add')}</Anchor>}
    </span>
  );
}

function Author({ row }: CellProps) {
  const { t } = useTranslation(), zone = useZone();
  return (
    <>
      {row.author ? <span className={row.edited || row.incomplete ? classes.oneLine : undefined}>{row.author}</span> : <Dash />}
      {row.edited && <span className={classes.edited} title={t('history.editedBy', { when: dayTimeOf(row.edited.at, zone), who: row.edited.by })}><IconPencil size={14} stroke={1.8} aria-hidden /><span className={classes.oneLine}>{t('history.edited')}</span></span>}
      {row.incomplete && row.author && <span className={`${classes.note} ${ui.orange}`} title={t('history.incomplete')}><IconAlertCircle size={16} stroke={1.8} aria-hidden /><span className={classes.oneLine}>{t('history.incomplete')}</span></span>}
    </>
  );
}

/** «Успешность»: what the conversation led to; why, opens beside it. */
function Success({ row, tabIndex }: CellProps) {
  const { t } = useTranslation(), [first] = row.success;
  if (!first) return <Dash />;
  return (
    <UnstyledButton className={classes.successCell} tabIndex={tabIndex} title={t('history.why')} onClick={() => { openWhy(first.inquiryId); }}>
      {row.success.map(({ text }, n) => <span key={n} className={`${classes.success} ${ui.green}`}><IconCircleCheck size={16} stroke={1.8} aria-hidden /><span>{text}</span></span>)}
    </UnstyledButton>
  );
}

const cells: Readonly<Record<Column, (props: CellProps) => ReactNode>> = {
  time: Time, type: Type, who: Who, comment: Comment, author: Author, success: Success,
  direction: function Direction({ row }) { const { t } = useTranslation(); return t(`history.direction.${row.direction}`); },
  talk: ({ row }) => (row.talkText ? <span className={classes.num}>{row.talkText}</span> : <Dash />),
  phone: ({ row }) => (row.phone ? <PhoneNumber text={row.phone} /> : <Dash />),
  whoType: function WhoType({ row }) { const said = useSaid(); return row.whoType ? said(row.whoTypeText, `whoType.${row.whoType}`) : row.whoTypeText; },
  topic: ({ row }) => row.topic,
  phoneOwner: ({ row }) => row.phoneOwner ?? <Dash />,
  channel: ({ row }) => row.adChannel || <Dash />,
  outgoing: ({ row, tabIndex }) => (row.phoneE164 ? <CallButton phone={row.phoneE164} inquiryId={row.id} tabIndex={tabIndex} /> : <Dash />),
};
/** One cell's content. */
export function Cell({ column, ...props }: CellProps & { readonly column: Column }) {
  const Content = cells[column];
  return <Content {...props} />;
}
