import { Button, Kbd, Menu } from '@mantine/core';
import { IconChecklist, IconChevronDown, IconMessage2, IconPhonePlus, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRight } from '../../ipc/desk-store.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import { byHandKeys } from './keys.ts';
import { useByHand } from './by-hand-store.ts';
import classes from './dialogs.module.css';

const icon = { size: 18, stroke: 1.7, 'aria-hidden': true } as const;

/** «Добавить» of the CRM and of «История обращений»: a dialog, a call past the exchange, a task. */
export function AddMenu() {
  const { t } = useTranslation();
  const works = useRight('inquiries.work'), plans = useRight('crm.write'), open = useByHand((s) => s.open), openDialog = useDialog((s) => s.open);
  if (!works && !plans) return null;
  // after the menu has given the focus back to its button, so that the window opened from it is the last to take it
  const later = (deed: () => void) => () => { requestAnimationFrame(deed); };
  return (
    <Menu position="bottom-end" width={350}>
      <Menu.Target><Button variant="light" className={classes.add ?? ''} leftSection={<IconPlus size={18} aria-hidden />} rightSection={<IconChevronDown size={16} aria-hidden />}><span className={classes.addWord}>{t('byHand.add')}</span></Button></Menu.Target>
      <Menu.Dropdown>
        {works && (
          <>
            <Menu.Item leftSection={<IconMessage2 {...icon} />} rightSection={<Kbd fz={14} ff="inherit">{byHandKeys.dialog}</Kbd>} onClick={later(() => { open('dialog'); })}>{t('byHand.dialog')}</Menu.Item>
            <Menu.Item leftSection={<IconPhonePlus {...icon} />} rightSection={<Kbd fz={14} ff="inherit">{byHandKeys.call}</Kbd>} onClick={later(() => { open('call'); })}>{t('byHand.call')}</Menu.Item>
          </>
        )}
        {plans && <Menu.Item leftSection={<IconChecklist {...icon} />} onClick={later(() => { openDialog({ kind: 'task' }); })}>{t('byHand.task')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
