import type { ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { ActionIcon, Button, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconHeartHandshake, IconLinkOff, IconUserPlus, IconUsersMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { moneyText } from '#shared/kernel/money.ts';
import type { Card } from '#shared/patients/contract.ts';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { Tip } from '../../ui/Tip.tsx';
import { tell } from '../../ui/tell.ts';
import { useAge } from '../../ui/use-age.ts';
import { PersonPopover } from './PersonPopover.tsx';
import { UniteForm } from './UniteForm.tsx';
import classes from './patients.module.css';

/** A relative: one press opens the card, on the same tab. */
function Relative({ id, name, age, word }: { readonly id: string; readonly name: string; readonly age?: number | undefined; readonly word?: string | undefined }) {
  const ageText = useAge();
  const openPatient = useScreen((s) => s.openPatient);
  return (
    <UnstyledButton className={classes.relative} onClick={() => { openPatient(id, 'family'); }}>
      <span className={classes.grow}>{name}</span>
      <span className={classes.quiet}>{[age === undefined ? '' : ageText(age), word].filter(Boolean).join(' · ')}</span>
      <IconChevronRight size={18} stroke={1.7} aria-hidden />
    </UnstyledButton>
  );
}

function Section({ title, aside, children }: { readonly title: string; readonly aside?: ReactNode; readonly children: ReactNode }) {
  return <section className={classes.block}><div className={classes.visitsHead}><h3>{title}</h3>{aside}</div>{children}</section>;
}

/** «Семья»: who is united, whose child this is and whose parent; each of them one press away. */
export function FamilyTab({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const mayWrite = useRight('patients.write');
  const { mutate: leave, isPending } = useMutation({ mutationFn: () => client.patients.leaveFamily({ patientId: card.id }), onSuccess: () => { tell('done', t('patientCard.family.left')); } });
  const { mutate: link } = useMutation({ mutationFn: (to: { guardianId: string | null; kind: 'parent' | 'guardian' }) => client.patients.setGuardian({ patientId: card.id, ...to }) });
  const { guardian, money } = card;
  return (
    <div className={classes.blocks}>
      <Section title={t('patientCard.family.united')} aside={money?.familyTotal !== undefined && <span className={classes.quiet}>{t('patientCard.family.sum')}: <b className={classes.sum}>{moneyText(money.familyTotal)}</b></span>}>
        {card.family.length === 0 ? <p className={classes.quiet}>{t('patientCard.family.none')}</p> : card.family.map((one) => <Relative key={one.id} {...one} />)}
        <div className={classes.row}>
          <UniteForm card={card} icon={<IconUserPlus size={16} aria-hidden />} />
          {mayWrite && card.family.length > 0 && <Button variant="subtle" color="gray" size="compact-sm" mih={32} loading={isPending} leftSection={<IconUsersMinus size={16} aria-hidden />} onClick={() => { leave(); }}>{t('patientCard.family.leave')}</Button>}
        </div>
      </Section>
      <Section title={t('patientCard.family.guardian')}>
        {guardian ? (
          <div className={classes.fileLine}>
            <div className={classes.grow}><Relative id={guardian.id} name={guardian.name} word={t(`person.${guardian.kind}`)} /></div>
            {mayWrite && <Tip label={t('patientCard.family.drop')}><ActionIcon aria-label={`${t('patientCard.family.drop')}: ${guardian.name}`} onClick={() => { link({ guardianId: null, kind: 'parent' }); }}><IconLinkOff size={18} stroke={1.7} aria-hidden /></ActionIcon></Tip>}
          </div>
        ) : <p className={classes.quiet}>{t('patientCard.family.noGuardian')}</p>}
        {mayWrite && <PersonPopover withKind label={t(guardian ? 'patientCard.family.change' : 'patientCard.family.choose')} field={t('patientCard.family.who')} icon={<IconHeartHandshake size={16} aria-hidden />} without={[card.id, ...card.wards.map((one) => one.id)]} onChoose={(guardianId, kind) => { link({ guardianId, kind }); }} />}
      </Section>
      <Section title={t('patientCard.family.wards')}>
        {card.wards.length === 0 ? <p className={classes.quiet}>{t('patientCard.family.noWards')}</p> : card.wards.map((one) => <Relative key={one.id} id={one.id} name={one.name} age={one.age} word={t(`patientCard.family.wardKind.${one.kind}`)} />)}
      </Section>
    </div>
  );
}
