import { useMutation } from '@tanstack/react-query';
import { ActionIcon, Anchor } from '@mantine/core';
import { IconUmbrella, IconUmbrellaOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dayText, dayOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import type { Card } from '#shared/patients/contract.ts';
import { policyText, policyTerm } from '#shared/patients/view.ts';
import { client } from '../../ipc/client.ts';
import { deskNow, useRight } from '../../ipc/desk-store.ts';
import { Hint } from '../../ui/Hint.tsx';
import { Tip } from '../../ui/Tip.tsx';
import ui from '../../ui/ui.module.css';
import { useZone } from '../directories/index.ts';
import { PolicyForm } from './PolicyForm.tsx';
import classes from './patients.module.css';

/** Полисы ДМС: those that count, with the umbrella's hint and their term; retired ones folded under them. */
export function Policies({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const zone = useZone(), today = dayOf(instant(deskNow()), zone);
  const mayWrite = useRight('patients.write');
  const { mutate: retire } = useMutation({ mutationFn: (input: { policyId: string; retired: boolean }) => client.patients.retirePolicy(input) });
  return (
    <>
      {card.policies.length === 0 && <p className={classes.quiet}>{t('card.noPolicies')}</p>}
      {card.policies.map((one) => {
        const term = policyTerm(one, today);
        return (
          <div key={one.id} className={classes.fileLine}>
            <span className={classes.grow}>
              <Hint text={policyText(one)} underlined={false}><IconUmbrella size={16} aria-hidden className={classes.inline} /> {one.insurer}, {one.number}</Hint>
              {one.validTill && <span className={classes.quiet}> · {t('card.validTill', { day: dayText(one.validTill) })}</span>}
              {term !== 'valid' && <> <span className={`${ui.mark} ${ui.orange}`}>{t(`patientCard.policy.${term}`)}</span></>}
            </span>
            {mayWrite && <span className={classes.deeds}>
              <PolicyForm patientId={card.id} policy={one} />
              <Tip label={t('patientCard.policy.retire')}><ActionIcon aria-label={t('patientCard.policy.retireOf', { number: one.number })} onClick={() => { retire({ policyId: one.id, retired: true }); }}><IconUmbrellaOff size={18} stroke={1.7} aria-hidden /></ActionIcon></Tip>
            </span>}
          </div>
        );
      })}
      {mayWrite && <PolicyForm patientId={card.id} />}
      {card.retiredPolicies.length > 0 && (
        <details className={classes.more}>
          <summary>{t('patientCard.policy.retired', { count: card.retiredPolicies.length })}</summary>
          {card.retiredPolicies.map((one) => (
            <p key={one.id} className={classes.quiet}>{one.insurer}, {one.number} · {t('patientCard.policy.retiredAt', { day: dayText(dayOf(one.retiredAt, zone)) })} {mayWrite && <Anchor component="button" type="button" className={classes.link} aria-label={t('patientCard.policy.restoreOf', { number: one.number })} onClick={() => { retire({ policyId: one.id, retired: false }); }}>{t('patientCard.policy.restore')}</Anchor>}</p>
          ))}
        </details>
      )}
    </>
  );
}
