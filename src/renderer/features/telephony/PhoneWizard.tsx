import { useState } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Group, Loader, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconCircleX, IconInfoCircle, IconPhoneCall, IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LineCheckView } from '#shared/telephony/contract.ts';
import { client } from '../../ipc/client.ts';
import { useDesk } from '../../ipc/desk-store.ts';
import classes from './telephony.module.css';

type Verdict = 'yes' | 'waits' | 'no' | 'open';
const signs = { yes: IconCircleCheck, no: IconCircleX, open: IconCircleDashed } as const;

/** One question of the wizard with its answer: sign, word and, where it failed, what to do. */
function Step({ name, verdict }: { readonly name: 'registered' | 'arrives' | 'rings' | 'watched' | 'lifted' | 'dial'; readonly verdict: Verdict }) {
  const { t } = useTranslation();
  const Sign = verdict === 'waits' ? undefined : signs[verdict];
  return (
    <li className={classes.step} data-verdict={verdict} data-step={name}>
      <span className={classes.sign}>{Sign ? <Sign size={22} stroke={1.8} aria-hidden /> : <Loader size={18} aria-hidden />}</span>
      <span>
        <b>{t(`telephonySettings.wizard.step.${name}`)}</b> <span className={classes.word}>{t(`telephonySettings.wizard.verdict.${verdict}`)}</span>
        {verdict === 'no' && <span className={classes.advice}>{t(`telephonySettings.wizard.advice.${name}`)}</span>}
      </span>
    </li>
  );
}

function Steps({ check, dialWay }: { readonly check: LineCheckView; readonly dialWay: string | undefined }) {
  const { t } = useTranslation();
  const of = (done: boolean, expected: boolean): Verdict => (done ? 'yes' : check.running ? (expected ? 'waits' : 'open') : 'no');
  return (
    <>
      <ol className={classes.steps}>
        <Step name="registered" verdict={of(check.registered, true)} />
        <Step name="arrives" verdict={of(check.arrives, check.registered)} />
        <Step name="rings" verdict={of(check.rings, check.registered)} />
        <Step name="watched" verdict={of(check.watched, check.rings)} />
        <Step name="lifted" verdict={check.lifted ? 'yes' : check.running ? (check.rings ? 'waits' : 'open') : 'open'} />
        <Step name="dial" verdict={dialWay === undefined ? 'open' : 'yes'} />
      </ol>
      <Text c="dimmed" className={classes.hint}><IconInfoCircle size={18} stroke={1.7} aria-hidden />{dialWay === undefined ? t('telephonySettings.wizard.dialHint') : t(`telephonySettings.wizard.way.${dialWay}`)}</Text>
    </>
  );
}

/** «Проверка телефонов»: rings one phone once and says step by step what works. */
export function PhoneWizard() {
  const { t } = useTranslation();
  const health = useDesk((s) => s.snapshot?.telephony.state);
  const { data: phones } = useQuery({ queryKey: ['phones', 'states', health], queryFn: () => client.telephony.phoneStates(null), refetchInterval: 3_000 });
  const { data: check } = useQuery({ queryKey: ['phones', 'check'], queryFn: () => client.telephony.lineCheck(null) });
  const [chosen, setChosen] = useState<string>();
  const { mutate: start } = useMutation({ mutationFn: (phone: string) => client.telephony.startCheck({ phone }) });
  const { mutate: stop } = useMutation({ mutationFn: () => client.telephony.stopCheck(null) });
  if (!phones?.length) return null;
  const shown = chosen ?? check?.phone;
  return (
    <section className={classes.wizard} aria-label={t('telephonySettings.wizard.title')} data-wizard>
      <h2 className={classes.wizardTitle}>{t('telephonySettings.wizard.title')}</h2>
      <Text c="dimmed">{t('telephonySettings.wizard.intro')}</Text>
      <ul className={classes.phones}>
        {phones.map(({ phone, registered, watched, dialWay }) => {
          const running = check?.running === true && check.phone === phone;
          return (
            <li key={phone} className={classes.phoneRow} data-phone={phone}>
              <span className={classes.phoneHead}>
                <b>{phone}</b>
                <span data-ok={registered || undefined}>{registered ? <IconCircleCheck size={18} aria-hidden /> : <IconCircleX size={18} aria-hidden />}{t(registered ? 'telephonySettings.registered' : 'telephonySettings.notRegistered')}</span>
                <span data-ok={watched || undefined}>{watched ? <IconCircleCheck size={18} aria-hidden /> : <IconCircleDashed size={18} aria-hidden />}{t(watched ? 'telephonySettings.wizard.watched' : 'telephonySettings.wizard.notWatched')}</span>
                <span className={classes.grow} />
                {running
                  ? <Button size="compact-md" mih={34} variant="default" leftSection={<IconPlayerStop size={18} aria-hidden />} onClick={() => { stop(); }}>{t('telephonySettings.wizard.stop')}</Button>
                  : <Button size="compact-md" mih={34} variant="light" disabled={check?.running === true} leftSection={<IconPhoneCall size={18} aria-hidden />} aria-label={t('telephonySettings.wizard.startOf', { phone })} onClick={() => { setChosen(phone); start(phone); }}>{t('telephonySettings.wizard.start')}</Button>}
              </span>
              {check && check.phone === phone && shown === phone && (
                <div role="status">
                  {check.running && <Group gap={8} className={classes.lift}><IconPhoneCall size={18} aria-hidden />{t(check.rings ? 'telephonySettings.wizard.lift' : 'telephonySettings.wizard.calling')}</Group>}
                  {check.impossible ? <Text>{t('telephonySettings.wizard.impossible')}</Text> : <Steps check={check} dialWay={dialWay} />}
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
