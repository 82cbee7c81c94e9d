import { memo, useRef } from 'react';
import { useMutation } from '@tanstack/react-query';
import { ActionIcon, Anchor, Button, Kbd, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { parsePhone } from '#shared/kernel/phone.ts';
import type { CallCard as Card, CardAction, CardButton } from '#shared/telephony/view.ts';
import { client } from '../../ipc/client.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { PhoneNumber } from '../../ui/PhoneNumber.tsx';
import { Timer, useDeskNow } from '../../ui/Timer.tsx';
import { Tip } from '../../ui/Tip.tsx';
import { useSaid } from '../../ui/use-said.ts';
import { CardChoices } from './CardChoices.tsx';
import { useCallDeeds, useChooseKin, useOpenPanel } from './use-calls.ts';
import { statusIcons } from './status-look.ts';
import { HangupButton, VoiceBar } from './VoiceBar.tsx';
import classes from './calls.module.css';

/** The pointer or the focus on a card stops its clock; main is told once a change. */
function useHold(callId: string) {
  const { hold } = useCallDeeds();
  const on = useRef({ pointer: false, focus: false });
  const set = (what: 'pointer' | 'focus', held: boolean) => {
    const before = on.current.pointer || on.current.focus;
    on.current[what] = held;
    const after = on.current.pointer || on.current.focus;
    if (before !== after) hold(callId, after);
  };
  return {
    onPointerEnter: () => { set('pointer', true); },
    onPointerLeave: () => { set('pointer', false); },
    onFocus: () => { set('focus', true); },
    onBlur: (event: React.FocusEvent) => { if (!event.currentTarget.contains(event.relatedTarget)) set('focus', false); },
  };
}

function Leaves({ at }: { readonly at: number }) {
  const { t } = useTranslation();
  const left = Math.max(0, Math.ceil((at - useDeskNow()) / 1000));
  return <span className={classes.leaves} aria-hidden>{t('calls.leaves', { seconds: left })}</span>;
}

/** Colour, icon, word and, in a talk, its clock. */
function State({ card }: { readonly card: Card }) {
  const said = useSaid();
  const Icon = statusIcons[card.status];
  return (
    <span className={classes.state}>
      <Icon size={20} stroke={1.9} aria-hidden className={card.status === 'ringing' ? classes.rings : undefined} />
      {said(card.word, `calls.status.${card.status}`)}
      {card.answeredAt !== undefined && (card.status === 'talking' || card.status === 'held') && <Timer since={card.answeredAt} />}
      {card.leavesAt !== undefined && <Leaves at={card.leavesAt} />}
    </span>
  );
}

function Cross({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const { dismiss } = useCallDeeds();
  if (!card.closable) return null;
  return <ActionIcon className={classes.cross} aria-label={t('calls.dismiss')} onClick={() => { dismiss(card.callId); }}><IconX size={18} aria-hidden /></ActionIcon>;
}

/** What a button of a card does; the inquiry of a call has the call's id. */
function useCardDeed(card: Card): (action: CardAction) => void {
  const { answer, hangup } = useCallDeeds();
  const openPanel = useOpenPanel();
  const openDialog = useDialog((s) => s.open);
  const goOn = useScreen((s) => s.goOnInSchedule);
  const { mutate: assign } = useMutation({ mutationFn: () => client.inquiries.assign({ inquiryId: card.callId }), onSuccess: goOn });
  const choose = useChooseKin();
  return (action) => {
    if (action === 'answer') answer(card.callId);
    else if (action === 'hangup') hangup(card.callId);
    else if (action === 'assign') assign();
    else if (action === 'open') openPanel(card.callId);
    // a hidden number is no phone of the new card
    else openDialog({ kind: 'newPatient', phone: parsePhone(card.number).e164 && card.number, onCreated: (id) => { choose(card.callId, id); } });
  };
}

const looks: Readonly<Record<CardAction, { readonly variant: string; readonly color?: string }>> = {
  answer: { variant: 'filled', color: 'green.8' }, hangup: { variant: 'default' }, assign: { variant: 'filled' }, addPatient: { variant: 'light' }, open: { variant: 'default' },
};

export function DeedButton({ button, onPress }: { readonly button: CardButton; readonly onPress: () => void }) {
  const said = useSaid();
  const look = looks[button.action];
  return (
    <Tip label={button.why} disabled={button.enabled || !button.why} openDelay={0}>
      <Button size="compact-md" mih={34} fz={14} px={10} variant={look.variant} {...(look.color ? { color: look.color } : {})} {...(button.enabled ? {} : { 'data-disabled': true, 'aria-disabled': true })}
        {...(button.enabled || !button.why ? {} : { 'aria-description': button.why })}
        onClick={() => { if (button.enabled) onPress(); }} rightSection={button.key ? <Kbd fz={14} className={classes.key}>{button.key}</Kbd> : undefined}>
        {said(button.text, `calls.action.${button.action}`)}
      </Button>
    </Tip>
  );
}

/** The card at its full size: state, who, number, buttons. */
export const FullCard = memo(function FullCard({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const openPatient = useScreen((s) => s.openPatient);
  const press = useCardDeed(card);
  const { patientId } = card;
  const title = card.title === card.number ? <PhoneNumber text={card.title} /> : card.title;
  return (
    <article className={`${classes.card} ${classes[card.colour]}`} data-testid="call-card" data-status={card.status} data-call={card.callId} aria-label={`${card.word}: ${card.title}`} {...useHold(card.callId)}>
      <div className={classes.head}><State card={card} /><HangupButton card={card} /><Cross card={card} /></div>
      <div className={classes.title}>
        {patientId ? <Anchor component="button" type="button" className={classes.name} onClick={() => { openPatient(patientId); }}>{title}</Anchor> : title}
        {card.marks.map((mark) => <span key={mark} className={classes.tag}>{t(`calls.mark.${mark}`)}</span>)}
      </div>
      {card.lines.length > 0 && <div className={classes.lines}>{card.lines.map((line) => <span key={line}>{line === card.number ? <PhoneNumber text={line} /> : line}</span>)}</div>}
      <VoiceBar card={card} />
      <CardChoices card={card} />
      {card.buttons.length > 0 && <div className={classes.buttons}>{card.buttons.map((b) => <DeedButton key={b.action} button={b} onPress={() => { press(b.action); }} />)}</div>}
      {card.more && <div className={classes.more}>{card.more}</div>}
    </article>
  );
});

/** One line of a folded call; pressing it opens its panel. */
export const SlimCard = memo(function SlimCard({ card }: { readonly card: Card }) {
  const openPanel = useOpenPanel();
  return (
    <article className={`${classes.slim} ${classes[card.colour]}`} data-testid="call-row" data-status={card.status} data-call={card.callId} aria-label={`${card.word}: ${card.title}`} {...useHold(card.callId)}>
      <UnstyledButton className={classes.slimButton} onClick={() => { openPanel(card.callId); }}>
        <State card={card} /><span className={classes.slimTitle}>{card.title === card.number ? <PhoneNumber text={card.title} /> : card.title}</span>
      </UnstyledButton>
      <Cross card={card} />
    </article>
  );
});
