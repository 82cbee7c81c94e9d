import { useEffect, useRef, type ComponentType } from 'react';
import { Button, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconArrowForwardUp, IconDialpad, IconMicrophone, IconMicrophoneOff, IconPhoneOff, IconPlayerPause, IconPlayerPlay, IconUsers, type IconProps } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CallCard as Card } from '#shared/telephony/view.ts';
import { Keypad } from './Keypad.tsx';
import { TransferForm } from './TransferForm.tsx';
import { useVoice } from './use-voice.ts';
import { useVoiceTools } from './voice-tools.ts';
import classes from './voice.module.css';

interface ToolProps { readonly icon: ComponentType<IconProps>; readonly text: string; readonly keys?: string; readonly pressed?: boolean; readonly expanded?: boolean; readonly tone?: 'red' | 'orange'; readonly disabled?: boolean; readonly onPress: () => void; readonly name: string }

/** Icon over word; a pressed one says by colour, word and `aria-pressed` that it is on. */
function Tool({ icon: Icon, text, keys, pressed, expanded, tone, disabled = false, onPress, name }: ToolProps) {
  return (
    <UnstyledButton className={classes.tool} data-tool={name} data-on={pressed || expanded || undefined} data-tone={tone} aria-pressed={pressed} aria-expanded={expanded} disabled={disabled} title={keys?.replaceAll('Control', 'Ctrl')} aria-keyshortcuts={keys} onClick={onPress}>
      <Icon size={20} stroke={1.8} aria-hidden /><span>{text}</span>
    </UnstyledButton>
  );
}

/** Ends the call; beside the state of the card, where the hand finds it at once. */
export function HangupButton({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const { hangup } = useVoice(card.callId);
  if (!card.voice || !card.canHangup) return null;
  return <Button size="compact-sm" mih={32} fz={14} color="red.8" variant="filled" leftSection={<IconPhoneOff size={16} aria-hidden />} title="Ctrl+F8" aria-keyshortcuts="Control+F8" onClick={hangup}>{t('calls.voice.hangup')}</Button>;
}

/** What happens with a transfer, and its two ways out. */
function TransferState({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const { transfer } = useVoice(card.callId);
  const running = card.voice?.transfer;
  if (!running) return null;
  return (
    <div className={classes.transfer} role="status">
      <span className={classes.line}><IconUsers size={18} aria-hidden />{t(`calls.voice.transferState.${running.state}`, { to: running.to })}</span>
      {running.state !== 'sent' && (
        <div className={classes.pair}>
          <Button size="compact-md" mih={34} fz={14} onClick={() => { transfer({ deed: 'complete' }); }}>{t(running.state === 'talking' ? 'calls.voice.join' : 'calls.voice.leaveRinging')}</Button>
          <Button size="compact-md" mih={34} fz={14} variant="default" onClick={() => { transfer({ deed: 'cancel' }); }}>{t('calls.voice.backToCaller')}</Button>
        </div>
      )}
    </div>
  );
}

/** The buttons of a talk that goes through this PC's headset. */
export function VoiceBar({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const { hold, mute } = useVoice(card.callId);
  const { open, toggle, close } = useVoiceTools();
  const bar = useRef<HTMLDivElement>(null);
  const { voice, callId } = card;
  const tool = open?.callId === callId ? open.tool : undefined, talks = card.status === 'talking' || card.status === 'held', transferring = voice?.transfer !== undefined;
  // a transfer that began needs its form no more
  useEffect(() => { if (transferring && tool === 'transfer') close(); }, [transferring, tool, close]);
  if (!voice) return null;
  const shut = () => {
    const from = tool;
    close();
    bar.current?.querySelector<HTMLElement>(`[data-tool="${from ?? ''}"]`)?.focus();
  };
  const held = card.status === 'held';
  return (
    <div ref={bar} className={classes.voice} data-testid="voice-bar" onKeyDown={(event) => { if (event.key === 'Escape' && tool) { event.stopPropagation(); shut(); } }}>
      {voice.trouble && <p className={classes.trouble} role="alert"><IconAlertTriangle size={18} aria-hidden /><span>{t(`calls.voice.trouble.${voice.trouble}`)}</span></p>}
      {transferring ? <TransferState card={card} /> : null}
      {talks && (
        <div className={classes.tools} role="group" aria-label={t('calls.voice.tools')}>
          <Tool name="mute" icon={voice.muted ? IconMicrophoneOff : IconMicrophone} text={t(voice.muted ? 'calls.voice.muted' : 'calls.voice.mute')} keys="Control+F6" pressed={voice.muted} tone="red" onPress={() => { mute(!voice.muted); }} />
          <Tool name="hold" icon={held ? IconPlayerPlay : IconPlayerPause} text={t(held ? 'calls.voice.retrieve' : 'calls.voice.hold')} keys="Control+F9" pressed={held} tone="orange" disabled={transferring} onPress={() => { hold(!held); }} />
          <Tool name="transfer" icon={IconArrowForwardUp} text={t('calls.voice.transfer')} keys="Control+F10" expanded={tool === 'transfer'} disabled={transferring} onPress={() => { toggle(callId, 'transfer'); }} />
          <Tool name="keypad" icon={IconDialpad} text={t('calls.voice.keypad')} expanded={tool === 'keypad'} onPress={() => { toggle(callId, 'keypad'); }} />
        </div>
      )}
      {talks && tool === 'transfer' && !transferring && <TransferForm callId={callId} onDone={shut} />}
      {talks && tool === 'keypad' && <Keypad callId={callId} />}
    </div>
  );
}
