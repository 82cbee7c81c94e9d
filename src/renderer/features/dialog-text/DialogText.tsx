import { useState } from 'react';
import { ActionIcon, Button, Loader, Popover, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCopy, IconMessage2, IconMessageReport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Id } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import { momentText } from '../../ui/moment.ts';
import { tell } from '../../ui/tell.ts';
import { useZone } from '../directories/index.ts';
import classes from './dialog-text.module.css';

interface Props { readonly inquiryId: Id; /** «Заявка-диалог» has a symbol of its own. */ readonly lead?: boolean; readonly tabIndex?: number }

/** The dialog's icon in the history: one left click opens the pasted text. The text is text: nothing in it is ever run or followed. */
export function DialogText({ inquiryId, lead = false, tabIndex }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false), zone = useZone();
  const { data, isError } = useQuery({ queryKey: ['inquiries', 'text', inquiryId], queryFn: () => client.inquiries.text({ inquiryId }), enabled: opened });
  const Icon = lead ? IconMessageReport : IconMessage2;
  const copy = () => { void navigator.clipboard.writeText(data?.text ?? '').then(() => { tell('info', t('byHand.copied')); }, () => undefined); };
  return (
    <Popover opened={opened} onChange={setOpened} position="left-start" width={440} shadow="lg" withArrow trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t('byHand.openText')} disabled={opened}>
          <ActionIcon {...(tabIndex === undefined ? {} : { tabIndex })} aria-label={t('byHand.openText')} aria-expanded={opened} onClick={(event) => { event.stopPropagation(); setOpened(!opened); }}><Icon size={18} stroke={1.7} aria-hidden /></ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('byHand.text')} className={classes.text ?? ''} onClick={(event) => { event.stopPropagation(); }} onDoubleClick={(event) => { event.stopPropagation(); }} onKeyDown={(event) => { if (event.key !== 'Escape') event.stopPropagation(); }}>
        {data ? (
          <>
            <div className={classes.textHead}>
              <span className={classes.textWho}><Icon size={18} stroke={1.7} aria-hidden /><b>{data.who || data.phone || t(`history.kind.${data.kind === 'dialogLead' ? 'dialogLead' : 'dialog'}`)}</b></span>
              <span className={classes.textAbout}>{[momentText(data.at, zone), data.adChannel, data.author].filter(Boolean).join(' · ')}</span>
            </div>
            {data.text === '' ? <p className={classes.textEmpty}>{t('byHand.emptyText')}</p> : <div className={classes.textBody} tabIndex={0} role="document" aria-label={t('byHand.text')} data-testid="dialog-text">{data.text}</div>}
            {data.text !== '' && <Button variant="subtle" size="compact-sm" mih={32} leftSection={<IconCopy size={16} stroke={1.7} aria-hidden />} onClick={copy}>{t('byHand.copy')}</Button>}
          </>
        ) : isError ? <p className={classes.textEmpty}>{t('byHand.noText')}</p> : <Loader size={20} />}
      </Popover.Dropdown>
    </Popover>
  );
}
