import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconCopy, IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Tip } from './Tip.tsx';
import { phoneParts, rawNumber } from './format.ts';
import { tell } from './tell.ts';
import { useDial } from './use-dial.ts';
import classes from './ui.module.css';

/** A number as read aloud, the last four digits in bold. */
export function PhoneNumber({ text }: { readonly text: string }) {
  const { head, tail } = phoneParts(text);
  return <span className={classes.phone}>{head}<b>{tail}</b></span>;
}

/** A number that copies its raw digits when pressed. */
export function CopyNumber({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const copy = () => {
    void navigator.clipboard.writeText(rawNumber(text)).then(() => { tell('info', t('common.copied')); }, () => undefined);
  };
  return (
    <Tip label={t('common.copyNumber')}>
      <UnstyledButton className={classes.copy} onClick={copy} aria-label={t('common.copyNumberOf', { number: text })}>
        <PhoneNumber text={text} /><IconCopy size={16} stroke={1.7} aria-hidden />
      </UnstyledButton>
    </Tip>
  );
}

/** The receiver beside a number: dials it at once. */
export function CallButton({ phone, inquiryId, tabIndex }: { readonly phone: string; readonly inquiryId?: string | undefined; /** -1 in a table whose rows have the call in their menu. */ readonly tabIndex?: number }) {
  const { t } = useTranslation();
  const { dial, pending, allowed, whyNot } = useDial();
  if (!allowed) return null;
  return (
    <Tip label={whyNot ?? t('common.call')} multiline maw={280}>
      <ActionIcon variant="light" color="stoika" {...(tabIndex === undefined ? {} : { tabIndex })} loading={pending} aria-label={t('common.callTo', { number: phone })} {...(whyNot === undefined ? {} : { 'data-disabled': true, 'aria-disabled': true, 'aria-description': whyNot })}
        onClick={(event) => { event.stopPropagation(); dial(phone, inquiryId); }}>
        <IconPhone size={18} stroke={1.8} aria-hidden />
      </ActionIcon>
    </Tip>
  );
}
