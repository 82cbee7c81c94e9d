import { useState } from 'react';
import { ActionIcon, Alert, Group, Skeleton, Tabs } from '@mantine/core';
import { IconArchive, IconArrowsJoin, IconBan, IconPencil, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { moneyText } from '#shared/kernel/money.ts';
import { dayText } from '#shared/kernel/time.ts';
import type { Card } from '#shared/patients/contract.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { errorText } from '../../ipc/error-text.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { Empty } from '../../ui/Empty.tsx';
import { dayTimeOf } from '../../ui/format.ts';
import { CallButton, CopyNumber } from '../../ui/PhoneNumber.tsx';
import { Tip } from '../../ui/Tip.tsx';
import ui from '../../ui/ui.module.css';
import { useZone } from '../directories/index.ts';
import { PatientInquiries } from '../history/index.ts';
import { AppointmentsTab } from './AppointmentsTab.tsx';
import { EditForm } from './EditForm.tsx';
import { FamilyTab } from './FamilyTab.tsx';
import { FilesTab } from './FilesTab.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { LedgerTab } from './LedgerTab.tsx';
import { MainTab } from './MainTab.tsx';
import { useAge } from '../../ui/use-age.ts';
import { useCard } from './queries.ts';
import { useMainCall } from './use-main-call.ts';
import classes from './patients.module.css';

function Head({ card, onEdit }: { readonly card: Card; readonly onEdit: (() => void) | undefined }) {
  const { t } = useTranslation();
  const age = useAge();
  const phone = card.phones.find((p) => p.main) ?? card.phones[0];
  const close = useScreen((s) => s.closePatient);
  const mayMerge = useRight('patients.merge');
  return (
    <header className={classes.cardHead}>
      <div className={classes.cardName}>
        <h2>{card.name}</h2>
        {card.age !== undefined && <span>{age(card.age)}{card.born && <span className={classes.quiet}> ({dayText(card.born)})</span>}</span>}
        <span className={`${ui.mark} ${ui.grey}`}>{t(`patientStatus.${card.status}`)}</span>
        {card.money && card.money.balance < 0 && <span className={`${ui.mark} ${ui.red}`}>{t('card.debt', { sum: moneyText(card.money.balance) })}</span>}
      </div>
      {phone && <Group gap={6} wrap="nowrap"><CopyNumber text={phone.text} />{phone.e164 && <CallButton phone={phone.e164} />}</Group>}
      {mayMerge && <Tip label={t('finding.merge.open')}><ActionIcon aria-label={t('finding.merge.open')} onClick={() => { useDialog.getState().open({ kind: 'merge', keptId: card.id }); }}><IconArrowsJoin size={18} stroke={1.7} aria-hidden /></ActionIcon></Tip>}
      {onEdit && <Tip label={t('card.edit')}><ActionIcon aria-label={t('card.edit')} onClick={onEdit}><IconPencil size={18} stroke={1.7} aria-hidden /></ActionIcon></Tip>}
      <ActionIcon aria-label={t('card.close')} onClick={close}><IconX size={18} aria-hidden /></ActionIcon>
    </header>
  );
}

/** The card of a patient and its tabs; what forbids a booking stands above them. */
export function PatientCard({ patientId }: { readonly patientId: string }) {
  const { t } = useTranslation();
  const { data: card, error } = useCard(patientId);
  const tab = useScreen((s) => s.patientTab);
  const openPatient = useScreen((s) => s.openPatient);
  const mayWrite = useRight('patients.write'), works = useRight('inquiries.work'), money = useRight('money.read'), files = useRight('files.read'), history = useRight('patients.history');
  const [editing, setEditing] = useState(false);
  const zone = useZone(), since = ({ at, by }: { readonly at: number; readonly by?: string | undefined }) => `(${[by, dayTimeOf(at, zone)].filter(Boolean).join(', ')})`;
  useMainCall(card);
  if (error) return <div className={classes.noCard}><Empty icon={<IconX size={40} stroke={1.3} aria-hidden />}>{errorText(error)}</Empty></div>;
  if (!card) return <div className={classes.card}><Skeleton h={32} w={320} mb="md" /><Skeleton h={240} /></div>;
  return (
    <article className={classes.card} aria-label={card.name} data-testid="patient-card">
      <Head card={card} onEdit={mayWrite && !editing ? () => { openPatient(patientId, 'main'); setEditing(true); } : undefined} />
      {card.ban && <Alert color="red" variant="light" p="xs" mb="xs" icon={<IconBan size={18} aria-hidden />}>{t('person.bannedWhy', { reason: card.ban.reason })} <span className={classes.quiet}>{since(card.ban)}</span></Alert>}
      {card.archived && <Alert color="gray" variant="light" p="xs" mb="xs" icon={<IconArchive size={18} aria-hidden />}>{t('person.archivedWhy', { reason: card.archived.reason })} <span className={classes.quiet}>{since(card.archived)}</span></Alert>}
      <Tabs value={tab} onChange={(value) => { if (value) openPatient(patientId, value as typeof tab); }} keepMounted={false} className={classes.tabs}>
        <div className={classes.tabHead}>
          <Tabs.List>
            <Tabs.Tab value="main">{t('card.tabs.main')}</Tabs.Tab>
            <Tabs.Tab value="appointments">{t('card.tabs.appointments')}</Tabs.Tab>
            {works && <Tabs.Tab value="inquiries">{t('card.tabs.inquiries')}</Tabs.Tab>}
            {money && <Tabs.Tab value="ledger">{t('patientCard.tabs.ledger')}</Tabs.Tab>}
            <Tabs.Tab value="family">{t('patientCard.tabs.family')}</Tabs.Tab>
            {files && <Tabs.Tab value="files">{t('patientCard.tabs.files')}</Tabs.Tab>}
            {history && <Tabs.Tab value="history">{t('patientCard.tabs.history')}</Tabs.Tab>}
          </Tabs.List>
        </div>
        <Tabs.Panel value="main" className={classes.tab}>{editing ? <EditForm card={card} onDone={() => { setEditing(false); }} /> : <MainTab card={card} />}</Tabs.Panel>
        <Tabs.Panel value="appointments" className={classes.tab}><AppointmentsTab patientId={patientId} /></Tabs.Panel>
        {works && <Tabs.Panel value="inquiries" className={classes.tab}><PatientInquiries patientId={patientId} /></Tabs.Panel>}
        {money && <Tabs.Panel value="ledger" className={classes.tab}><LedgerTab card={card} /></Tabs.Panel>}
        <Tabs.Panel value="family" className={classes.tab}><FamilyTab card={card} /></Tabs.Panel>
        {files && <Tabs.Panel value="files" className={classes.tab}><FilesTab card={card} /></Tabs.Panel>}
        {history && <Tabs.Panel value="history" className={classes.tab}><HistoryTab card={card} /></Tabs.Panel>}
      </Tabs>
    </article>
  );
}
