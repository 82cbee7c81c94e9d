import { useState } from 'react';
import { Button, Collapse } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './panel.module.css';

/** The text the clinic wants said on this channel, folded until asked for. */
export function Script({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="subtle" size="compact-sm" mih={32} aria-expanded={open} onClick={() => { setOpen(!open); }} rightSection={<IconChevronDown size={16} aria-hidden style={{ transform: open ? 'rotate(180deg)' : undefined }} />}>{t('panel.script')}</Button>
      <Collapse expanded={open} className={classes.scriptBox} transitionDuration={80}><p className={classes.script}>{text}</p></Collapse>
    </>
  );
}
