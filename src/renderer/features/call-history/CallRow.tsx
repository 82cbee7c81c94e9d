import { Anchor, UnstyledButton } from '@mantine/core';
import { IconCircleCheck, IconCircleMinus, IconPhoneCheck, IconPhoneIncoming, IconPhoneOff, IconPhoneOutgoing, IconPhoneX, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { durationText } from '#shared/kernel/time.ts';
import type { CallRow as Row, CallType } from '#shared/reports/contract.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { dayTimeOf } from '../../ui/format.ts';
import { Hint } from '../../ui/Hint.tsx';
import { CallButton, PhoneNumber } from '../../ui/PhoneNumber.tsx';
import { useZone } from '../directories/index.ts';
import { PlayRecording } from '../recordings/index.ts';
import { openWhy } from '../why/index.ts';
import ui from '../../ui/ui.module.css';
import classes from './call-history.module.css';

/** The columns of R-174, with who it was, and what can be done. */
export const columns = ['time', 'talk', 'type', 'phone', 'who', 'employee', 'conversion', 'tags', 'deeds'] as const;
const looks: Readonly<Record<CallType, { readonly icon: Icon; readonly tone: string | undefined }>> = {
  inbound: { icon: IconPhoneIncoming, tone: ui.blue }, outbound: { icon: IconPhoneOutgoing, tone: ui.green }, missed: { icon: IconPhoneX, tone: ui.red }, unanswered: { icon: IconPhoneOff, tone: ui.orange },
};

function Dash() {
  const { t } = useTranslation();
  return <span className={classes.quiet}>{t('common.dash')}</span>;
}
function Conversion({ value }: { readonly value: Row['conversion'] }) {
  const { t } = useTranslation();
  if (value === 'dash') return <Dash />;
  return value === 'yes' ? <span className={`${ui.state} ${ui.green}`}><IconCircleCheck size={18} stroke={1.8} aria-hidden />{t('callHistory.yes')}</span>
    : <span className={`${ui.state} ${ui.grey}`}><IconCircleMinus size={18} stroke={1.8} aria-hidden />{t('callHistory.no')}</span>;
}
/** All tags by group; a dash for a pop-up that was left. */
function Tags({ tags }: { readonly tags: Row['tags'] }) {
  const { t } = useTranslation();
  if (tags.state === 'empty') return null;
  if (tags.state === 'dash') return <Hint text={t('callHistory.notSaved')} underlined={false}><Dash /></Hint>;
  const marked = ({ name, retired }: { readonly name: string; readonly retired: boolean }): string => (retired ? `${name} (${t('callHistory.deletedMark')})` : name);
  const lines = [...tags.groups.map((group) => ({ head: marked(group), text: group.tags.map(marked).join(', ') })), ...(tags.other === undefined ? [] : [{ head: '', text: tags.other }])];
  return <span className={lines.length > 2 ? classes.many : classes.tags} title={lines.map(({ head, text }) => (head ? `${head}: ${text}` : text)).join('\n')}>{lines.map(({ head, text }) => <span key={head}>{head && <b>{head}: </b>}{text}{lines.length > 2 ? '; ' : ''}</span>)}</span>;
}

interface Props { readonly row: Row; readonly index: number; readonly top: number; readonly current: boolean; readonly onFocus: () => void }

/** One call. */
export function CallRow({ row, index, top, current, onFocus }: Props) {
  const { t } = useTranslation();
  const zone = useZone(), reads = useRight('patients.read'), explains = useRight('inquiries.work'), openPatient = useScreen((s) => s.openPatient), tabIndex = current ? 0 : -1;
  const look = looks[row.type], [day = '', clock = ''] = dayTimeOf(row.startedAt, zone).split(' '), { patientId } = row;
  const cell = (column: (typeof columns)[number], content: React.ReactNode) => <div role="gridcell" aria-colindex={columns.indexOf(column) + 1} className={classes.cell} data-column={column}>{content}</div>;
  return (
    <div role="row" aria-rowindex={index + 2} tabIndex={tabIndex} data-index={index} data-testid="call-row" data-call-row={row.callId} className={classes.row} style={{ position: 'absolute', top, left: 0, right: 0 }} onFocus={onFocus}>
      {cell('time', <><span className={classes.num}>{day}</span> <span className={classes.strong}>{clock}</span></>)}
      {cell('talk', row.talkMs === undefined ? <Dash /> : <span className={classes.num}>{durationText(row.talkMs)}</span>)}
      {cell('type', <><span className={`${ui.state} ${look.tone}`}><look.icon size={18} stroke={1.8} aria-hidden />{t(`callHistory.typeShort.${row.type}`)}</span>{row.calledBack && <span className={`${classes.note} ${row.calledBack.answered ? ui.green : ui.orange}`} title={t(row.calledBack.answered ? 'history.calledBackAt' : 'history.calledAt', { when: dayTimeOf(row.calledBack.at, zone) })}>{row.calledBack.answered ? <IconPhoneCheck size={16} stroke={1.8} aria-hidden /> : <IconPhoneX size={16} stroke={1.8} aria-hidden />}{t(row.calledBack.answered ? 'history.calledBack' : 'history.called')}</span>}</>)}
      {cell('phone', row.phone ? <span className={classes.phone}><PhoneNumber text={row.phone} />{row.phoneE164 && <CallButton phone={row.phoneE164} inquiryId={row.callId} tabIndex={tabIndex} />}</span> : <span className={classes.quiet}>{t('callHistory.hidden')}</span>)}
      {cell('who', patientId && reads ? <Anchor component="button" type="button" className={classes.link} tabIndex={tabIndex} onClick={() => { openPatient(patientId); }}>{row.who}</Anchor> : row.who || <Dash />)}
      {cell('employee', row.employee || <Dash />)}
      {cell('conversion', explains && row.conversion !== 'dash' ? <UnstyledButton className={classes.why} tabIndex={tabIndex} title={t('callHistory.why')} onClick={() => { openWhy(row.callId); }}><Conversion value={row.conversion} /></UnstyledButton> : <Conversion value={row.conversion} />)}
      {cell('tags', <Tags tags={row.tags} />)}
      {cell('deeds', <PlayRecording callId={row.callId} />)}
    </div>
  );
}
