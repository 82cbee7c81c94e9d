import { useQuery } from '@tanstack/react-query';
import { Loader, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Id } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import { ActionCard, LinkLine, LossLine, NotLinkedLine } from './ActionCard.tsx';
import classes from './why.module.css';

/** Of one appointment: for its booking, its moves and its cancellation the inquiry it belongs to, and why the others near it lost. */
export function WhyAppointment({ appointmentId }: { readonly appointmentId: Id }) {
  const { t } = useTranslation();
  const { data, isError } = useQuery({ queryKey: ['inquiries', 'whyAppointment', appointmentId], queryFn: () => client.inquiries.whyAppointment({ appointmentId }) });
  if (isError) return <Text>{t('why.failed')}</Text>;
  if (!data) return <Loader size="sm" aria-label={t('why.loading')} />;
  if (data.length === 0) return <Text c="dimmed">{t('why.nothing.actions')}</Text>;
  return (
    <div className={classes.panel} data-testid="why-appointment">
      {data[0]!.patient && <div className={classes.head}>{data[0]!.patient}</div>}
      <ul className={classes.list}>
        {data.map((action) => (
          <ActionCard key={action.actionId} action={action} patient={false}>
            {action.link ? <LinkLine action={action} link={action.link} /> : <NotLinkedLine />}
            {action.losses.length > 0 && (
              <div className={classes.losses}>
                <div className={classes.facts}>{t('why.losers')}</div>
                {action.losses.map((loss) => <LossLine key={loss.inquiry.inquiryId} action={action} loss={loss} />)}
              </div>
            )}
          </ActionCard>
        ))}
      </ul>
    </div>
  );
}
