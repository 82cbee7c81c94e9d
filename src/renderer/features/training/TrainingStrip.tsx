import { useEffect, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { IconMessageCircle, IconPhoneIncoming, IconPhoneOutgoing, IconSchool } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TrainingState } from '#shared/training/contract.ts';
import { client } from '../../ipc/client.ts';
import { deskNow } from '../../ipc/desk-store.ts';
import { timerText } from '../../ui/format.ts';
import { TrainingResult } from './TrainingResult.tsx';
import { useTraining } from './queries.ts';
import classes from './training.module.css';

type Running = Extract<TrainingState, { kind: 'running' }>;

/** Over everything in the practice window: that it is one, how long it goes on, who speaks, and the handset in one's hand. */
export function TrainingStrip() {
  const state = useTraining();
  if (state.kind === 'none') return null;
  return state.kind === 'running' ? <Strip state={state} /> : <><Strip /><TrainingResult result={state.result} /></>;
}

function Left({ endsAt }: { readonly endsAt: number }) {
  const { t } = useTranslation();
  const [now, setNow] = useState(deskNow);
  useEffect(() => {
    const timer = setInterval(() => { setNow(deskNow()); }, 500);
    return () => { clearInterval(timer); };
  }, []);
  return <span className={classes.left}>{t('training.left', { time: timerText(endsAt - now) })}</span>;
}

function Strip({ state }: { readonly state?: Running }) {
  const { t, i18n } = useTranslation();
  const hand = useMutation({ mutationFn: (deed: { readonly deed: 'answer' | 'deskHangsUp'; readonly callId: string }) => client.telephony.simulate(deed) });
  const finish = useMutation({ mutationFn: () => client.training.finish(null) });
  const title = state && i18n.exists(`training.titles.${state.level}`) ? t(`training.titles.${state.level}`) : state?.title;
  return (
    <section className={classes.strip} aria-label={t('training.strip')} data-testid="training-strip">
      <div className={classes.line}>
        <span className={classes.mark}><IconSchool size={22} aria-hidden />{t('training.mark')}</span>
        {state ? <><span className={classes.title}>{title}</span><Left endsAt={state.endsAt} /><span>{t('training.came', { came: state.came, of: state.of })}</span></> : <span className={classes.title}>{t('training.over')}</span>}
        <span className={classes.grow} />
        {state && <Button variant="white" color="dark" size="compact-md" mih={34} loading={finish.isPending} onClick={() => { finish.mutate(); }}>{t('training.finish')}</Button>}
      </div>
      {state?.calls.map(({ callId, who, state: how, says }) => (
        <div key={callId} className={classes.line} data-call-state={how}>
          {how === 'dialing' ? <IconPhoneOutgoing size={20} aria-hidden /> : how === 'ringing' ? <IconPhoneIncoming size={20} aria-hidden /> : <IconMessageCircle size={20} aria-hidden />}
          <span className={classes.who}>{who || t('training.hidden')}</span>
          <span className={classes.says}>{says ? t('training.says', { text: says }) : t(`training.state.${how}`)}</span>
          <Button variant="white" color="dark" size="compact-md" mih={34} loading={hand.isPending && hand.variables.callId === callId} onClick={() => { hand.mutate({ deed: how === 'ringing' ? 'answer' : 'deskHangsUp', callId }); }}>{t(how === 'ringing' ? 'training.lift' : 'training.putDown')}</Button>
        </div>
      ))}
    </section>
  );
}
