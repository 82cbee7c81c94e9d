import { UnstyledButton, Kbd } from '@mantine/core';
import { IconDeviceLandlinePhone, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dayText, wallOf, weekdayOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import { useDesk, useMe } from '../ipc/desk-store.ts';
import { useDeskNow } from '../ui/Timer.tsx';
import { Tip } from '../ui/Tip.tsx';
import { BufferChip } from '../features/buffer/index.ts';
import { BookForChip } from '../features/crm/index.ts';
import { useZone } from '../features/directories/index.ts';
import { openPalette } from '../features/palette/index.ts';
import { UserMenu } from './UserMenu.tsx';
import { healthClass } from './StatusLine.tsx';
import { useDialog } from './dialog-store.ts';
import classes from './shell.module.css';

function Today() {
  const { t } = useTranslation();
  const zone = useZone();
  const { day } = wallOf(instant(useDeskNow()), zone);
  return <span className={classes.date}>{t(`weekday.${weekdayOf(day)}`)} {dayText(day)}</span>;
}

/** Name, day, search, the buffer, the phone of the shift and its health, and the person. */
export function Header() {
  const { t } = useTranslation();
  const me = useMe();
  const health = useDesk((s) => s.snapshot?.telephony.state ?? 'none');
  const openDialog = useDialog((s) => s.open);
  return (
    <header className={classes.header}>
      <h1 className={classes.name}>{t('shell.name')}</h1>
      <Today />
      <UnstyledButton className={classes.search} onClick={openPalette} aria-keyshortcuts="Control+K">
        <IconSearch size={18} stroke={1.7} aria-hidden /><span>{t('shell.search')}</span><Kbd fz={14}>Ctrl K</Kbd>
      </UnstyledButton>
      <div className={classes.grow} />
      <BookForChip />
      <BufferChip />
      <Tip label={t(`health.${health}`)}>
        <UnstyledButton className={classes.chip} onClick={() => { openDialog({ kind: 'phone' }); }} aria-description={t(`health.${health}`)}>
          <IconDeviceLandlinePhone size={20} stroke={1.7} aria-hidden />
          <span>{me?.phone ? t('phones.short', { extension: me.phone.extension }) : t('phones.noneShort')}</span>
          <span className={`${classes.dot} ${healthClass[health]}`} />
        </UnstyledButton>
      </Tip>
      <UserMenu />
    </header>
  );
}
