import { Kbd, Menu } from '@mantine/core';
import { IconClockEdit, IconHelpCircle, IconListSearch, IconMessage2Plus, IconPhone, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HistoryRow } from '#shared/inquiries/history.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { useDial } from '../../ui/use-dial.ts';
import { useOpenPanel } from '../calls/index.ts';
import { openWhy } from '../why/index.ts';
import { openHistory } from './filter-store.ts';
import classes from './history.module.css';

export interface OpenMenu { readonly row: HistoryRow; readonly x: number; readonly y: number }
interface Props { readonly menu: OpenMenu | undefined; readonly onClose: () => void; readonly onChanges: (row: HistoryRow) => void }

const icon = { size: 18, stroke: 1.7, 'aria-hidden': true } as const, digits = 20;

/** What can be done with a row: by the right button, by Shift+F10. */
export function RowMenu({ menu, onClose, onChanges }: Props) {
  const { t } = useTranslation(), { dial, allowed: mayCall } = useDial(), openPanel = useOpenPanel(), openPatient = useScreen((s) => s.openPatient);
  const works = useRight('inquiries.work'), reads = useRight('patients.read'), row = menu?.row;
  const key = (text: string) => <Kbd fz={14} ff="inherit">{text}</Kbd>;
  // after the menu has given the focus back, so that what it opens is the last to take it
  const later = (deed: () => void) => () => { requestAnimationFrame(deed); };
  return (
    <Menu opened={menu !== undefined} onClose={onClose} position="bottom-start" offset={2} returnFocus={false} width={330}>
      <Menu.Target><span aria-hidden className={classes.anchor} style={{ left: menu?.x ?? 0, top: menu?.y ?? 0 }} /></Menu.Target>
      {row && (
        <Menu.Dropdown aria-label={t('history.menu')}>
          {works && <Menu.Item leftSection={<IconMessage2Plus {...icon} />} rightSection={key('Enter')} onClick={() => { openPanel(row.id); }}>{t(row.author ? 'history.edit' : 'history.addComment')}</Menu.Item>}
          {mayCall && row.phoneE164 && <Menu.Item leftSection={<IconPhone {...icon} />} rightSection={key('F7')} onClick={() => { openPanel(row.id); dial(row.phoneE164!, row.id); }}>{t('history.call', { number: row.phone ?? '' })}</Menu.Item>}
          {reads && row.patientId && <Menu.Item leftSection={<IconUser {...icon} />} onClick={() => { openPatient(row.patientId!); }}>{t('history.openCard')}</Menu.Item>}
          <Menu.Divider />
          {works && <Menu.Item leftSection={<IconHelpCircle {...icon} />} onClick={later(() => { openWhy(row.success[0]?.inquiryId ?? row.id); })}>{t('history.why')}</Menu.Item>}
          {row.author && <Menu.Item leftSection={<IconClockEdit {...icon} />} onClick={later(() => { onChanges(row); })}>{t('history.changes')}</Menu.Item>}
          {row.phoneE164 && <Menu.Item leftSection={<IconListSearch {...icon} />} onClick={() => { openHistory({ phoneDigits: row.phoneE164!.replace(/\D/g, '').slice(-digits) }); }}>{t('history.sameNumber')}</Menu.Item>}
        </Menu.Dropdown>
      )}
    </Menu>
  );
}
