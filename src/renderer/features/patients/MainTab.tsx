import type { ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Anchor, Group, Select } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { moneyText } from '#shared/kernel/money.ts';
import { patientStatus, type Card } from '#shared/patients/contract.ts';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import ui from '../../ui/ui.module.css';
import { Consents } from './Consents.tsx';
import { PhoneLine } from './PhoneLine.tsx';
import { Policies } from './Policies.tsx';
import { Restrictions } from './Restrictions.tsx';
import { useAge } from '../../ui/use-age.ts';
import { UniteForm } from './UniteForm.tsx';
import classes from './patients.module.css';

function Block({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <section className={classes.block}><h3>{title}</h3>{children}</section>;
}

function Phones({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  return (
    <Block title={t('card.phones')}>
      {card.phones.length === 0 && <p className={classes.quiet}>{t('card.noPhones')}</p>}
      {card.phones.map((phone) => <PhoneLine key={phone.id} phone={phone} patientId={card.id} several={card.phones.length > 1} />)}
      {card.email && <p>{card.email}</p>}
    </Block>
  );
}

function Family({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const age = useAge();
  const openPatient = useScreen((s) => s.openPatient);
  const { guardian } = card;
  return (
    <Block title={t('card.family')}>
      {card.wards.map((one) => <p key={one.id}><span className={classes.quiet}>{t(`patientCard.family.wardKind.${one.kind}`)} </span><Anchor component="button" type="button" className={classes.link} onClick={() => { openPatient(one.id); }}>{one.name}</Anchor></p>)}
      {guardian && <p><span className={classes.quiet}>{t(`person.${guardian.kind}`)} </span><Anchor component="button" type="button" className={classes.link} onClick={() => { openPatient(guardian.id); }}>{guardian.name}</Anchor></p>}
      {card.family.filter(({ id }) => id !== guardian?.id && !card.wards.some((ward) => ward.id === id)).map((one) => <p key={one.id}><Anchor component="button" type="button" className={classes.link} onClick={() => { openPatient(one.id); }}>{one.name}</Anchor>{one.age !== undefined && <span className={classes.quiet}> {age(one.age)}</span>}</p>)}
      {!guardian && card.family.length === 0 && card.wards.length === 0 && <p className={classes.quiet}>{t('card.noFamily')}</p>}
      <UniteForm card={card} icon={<IconUserPlus size={16} aria-hidden />} />
    </Block>
  );
}

/** «Главная»: phones, comments, money, family, policies, consents, status and restrictions. */
export function MainTab({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const mayWrite = useRight('patients.write');
  const { mutate: setStatus } = useMutation({ mutationFn: (status: Card['status']) => client.patients.setStatus({ patientId: card.id, status }) });
  return (
    <div className={classes.blocks}>
      <Phones card={card} />
      <Block title={t('card.comments')}>
        <p className={classes.text}>{card.mainComment || <span className={classes.quiet}>{t('common.dash')}</span>}</p>
        {card.extraComment && <p className={classes.text}><span className={classes.quiet}>{t('card.extraComment')}: </span>{card.extraComment}</p>}
      </Block>
      {card.money && (
        <Block title={t('card.money')}>
          <dl className={classes.facts}>
            <dt>{t('person.balance')}</dt><dd className={card.money.balance < 0 ? ui.red : undefined}>{moneyText(card.money.balance)}{card.money.balance !== 0 && ` · ${t(card.money.balance < 0 ? 'person.debt' : 'person.advance')}`}</dd>
            <dt>{t('person.treatment')}</dt><dd>{moneyText(card.money.treatmentTotal)}</dd>
            {card.money.familyTotal !== undefined && <><dt>{t('person.familyTreatment')}</dt><dd>{moneyText(card.money.familyTotal)}</dd></>}
            {card.money.insuranceTotal !== undefined && <><dt>{t('person.insured')}</dt><dd>{moneyText(card.money.insuranceTotal)}</dd></>}
          </dl>
        </Block>
      )}
      <Family card={card} />
      <Block title={t('card.policies')}>
        <Policies card={card} />
      </Block>
      <Block title={t('card.consents')}><Consents card={card} /></Block>
      <Block title={t('card.state')}>
        <Group gap="sm" align="end">
          <Select w="12rem" label={t('card.status')} allowDeselect={false} disabled={!mayWrite} value={card.status} onChange={(value) => { if (value) setStatus(value); }} data={patientStatus.options.map((value) => ({ value, label: t(`patientStatus.${value}`) }))} />
        </Group>
        <Restrictions card={card} />
      </Block>
    </div>
  );
}
