import { useQuery } from '@tanstack/react-query';
import { Alert, Loader, Text } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { whoTypeTexts } from '#shared/inquiries/view.ts';
import { banText } from '#shared/inquiries/why-text.ts';
import type { Id } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import { useSaid } from '../../ui/use-said.ts';
import { useZone } from '../directories/index.ts';
import { ActionCard, LinkLine, LossLine } from './ActionCard.tsx';
import { Facts } from './Facts.tsx';
import { InquiryName } from './InquiryName.tsx';
import { WhyType } from './WhyType.tsx';
import { useWhyWords } from './use-words.ts';
import classes from './why.module.css';

/** Of one inquiry: why its type, what is linked and why, what was near and is not, and what forbids a booking. */
export function WhyPanel({ inquiryId }: { readonly inquiryId: Id }) {
  const { t } = useTranslation();
  const said = useSaid(), words = useWhyWords(), zone = useZone();
  const { data, isError } = useQuery({ queryKey: ['inquiries', 'why', inquiryId], queryFn: () => client.inquiries.why({ inquiryId }) });
  if (isError) return <Text>{t('why.failed')}</Text>;
  if (!data) return <Loader size="sm" aria-label={t('why.loading')} />;
  const { inquiry, type, ban, person, facts, linked, others, windows } = data;
  return (
    <div className={classes.panel} data-testid="why-panel">
      <div className={classes.head}><InquiryName inquiry={inquiry} />{person !== 'card' && person !== 'typed' && <Text c="dimmed">{t(`why.person.${person}`)}</Text>}</div>
      {ban && <Alert color="orange" variant="light" icon={<IconBan size={20} aria-hidden />}>{banText(ban, zone, words)}{!ban.before && <Text fz="sm">{words.banLater}</Text>}</Alert>}
      {type && (
        <section aria-labelledby="why-type-title">
          <h3 id="why-type-title" className={classes.title}>{t('why.type')}: {said(whoTypeTexts[type.whoType], `whoType.${type.whoType}`)}</h3>
          <WhyType type={type} />
        </section>
      )}
      <Facts facts={facts} />
      <section aria-labelledby="why-linked">
        <h3 id="why-linked" className={classes.title}>{t('why.linked')}</h3>
        {linked.length === 0
          ? <Text c="dimmed">{t(inquiry.from === undefined ? `why.nothing.${inquiry.kind === 'call' ? 'unanswered' : 'lead'}` : 'why.nothing.linked')}</Text>
          : <ul className={classes.list}>{linked.map((action) => <ActionCard key={action.actionId} action={action}>{action.link && <LinkLine action={action} link={action.link} named={false} />}</ActionCard>)}</ul>}
      </section>
      <section aria-labelledby="why-others">
        <h3 id="why-others" className={classes.title}>{t('why.others')}</h3>
        {others.length === 0 ? <Text c="dimmed">{t('why.nothing.others')}</Text> : (
          <ul className={classes.list}>
            {others.map((action) => (
              <ActionCard key={action.actionId} action={action}>
                {action.losses.map((loss) => <LossLine key={loss.inquiry.inquiryId} action={action} loss={loss} named={false} />)}
                {action.link && <LinkLine action={action} link={action.link} />}
              </ActionCard>
            ))}
          </ul>
        )}
      </section>
      <Text c="dimmed">{t('why.windows', { booked: windows.bookedMin, changed: windows.changedMin })}</Text>
    </div>
  );
}
