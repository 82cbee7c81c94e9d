import { useMutation } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconForms, IconUserCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LeadBlock, PanelForm } from '#shared/inquiries/view.ts';
import { client } from '../../ipc/client.ts';
import { tell } from '../../ui/tell.ts';
import classes from './panel.module.css';

/** What the person left, beside the fields of the panel: the comment may be written over, this stays. */
export function LeadFacts({ lead }: { readonly lead: LeadBlock }) {
  const { t } = useTranslation();
  const facts = [['leftAt', lead.time], ['name', lead.name], ['wish', lead.wish], ['doctor', lead.doctor], ['words', lead.comment], ['email', lead.email], ['form', lead.form], ['page', lead.page]] as const;
  return (
    <dl className={classes.leadBlock} aria-label={t('leads.block')}>
      {facts.map(([key, value]) => value && [<dt key={`${key}-t`}>{t(`leads.${key}`)}</dt>, <dd key={key}>{value}</dd>])}
      {lead.taken && <dd className={classes.leadProblem}><IconUserCheck size={16} stroke={1.8} aria-hidden />{t('leads.takenBy', { name: lead.taken.by, time: lead.taken.time })}</dd>}
      {lead.problems.map((problem) => <dd key={problem} className={classes.leadProblem}><IconAlertTriangle size={16} stroke={1.8} aria-hidden />{t(`leads.problem.${problem}`)}</dd>)}
    </dl>
  );
}

/** The person of an open lead calls: whether this call answers it is for the administrator to say. */
export function CloseLeadOffer({ form }: { readonly form: PanelForm }) {
  const { t } = useTranslation();
  const { mutate, isPending } = useMutation({ mutationFn: (leadId: string) => client.leads.closeByCall({ leadId, callId: form.inquiryId }), onSuccess: () => { tell('done', t('leads.closed')); } });
  const { openLead } = form;
  if (!openLead) return null;
  return (
    <div className={classes.leadOffer} role="note">
      <span><IconForms size={18} stroke={1.8} aria-hidden />{t(openLead.source ? 'leads.openLeadFrom' : 'leads.openLead', openLead)}</span>
      <Button size="compact-md" mih={34} fz={14} color="orange.9" loading={isPending} onClick={() => { mutate(openLead.inquiryId); }}>{t('leads.closeByCall')}</Button>
    </div>
  );
}
