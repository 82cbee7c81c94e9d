import { create } from 'zustand';
import { useMutation } from '@tanstack/react-query';
import { Menu, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconClipboardPlus, IconHourglass, IconPhoneCall, IconStack2, IconTrash } from '@tabler/icons-react';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { BufferView } from '#shared/inquiries/view.ts';
import { client } from '../../ipc/client.ts';
import { useDesk, useRight } from '../../ipc/desk-store.ts';
import { useDialog, type About } from '../../shell/dialog-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { tell } from '../../ui/tell.ts';
import { useOpenPanel } from '../calls/index.ts';
import classes from './buffer.module.css';

/** The menu of the buffer's button; F4 and the left menu open it, too. */
export const useBufferMenu = create<{ readonly opened: boolean; set(opened: boolean): void; show(): void }>()((set) => ({
  opened: false,
  set: (opened) => { set({ opened }); },
  show: () => {
    if (useDesk.getState().snapshot?.buffer) set({ opened: true });
    else tell('info', i18next.t('buffer.empty'));
  },
}));

const aboutOf = (buffer: BufferView): About => ({ who: buffer.who, inquiryId: buffer.inquiryId, patientId: buffer.patientId, typedName: buffer.typedName, phone: buffer.phone });
/** «Мария» of «Носова Мария»; a number stays whole. */
const firstName = (who: string): string => (/\d/.test(who) ? who : who.split(/\s+/)[1] ?? who);
const icon = { size: 18, stroke: 1.7, 'aria-hidden': true } as const;

/** The buffer on every screen: «Звонок в 10:02» with the person's first name, its hint and its menu. */
export function BufferChip() {
  const { t } = useTranslation();
  const buffer = useDesk((s) => s.snapshot?.buffer);
  const { opened, set } = useBufferMenu();
  const openDialog = useDialog((s) => s.open);
  const go = useScreen((s) => s.go);
  const openPanel = useOpenPanel();
  const mayPlan = useRight('crm.write');
  const { mutate: drop } = useMutation({ mutationFn: (bufferId: string) => client.inquiries.dropBuffer({ bufferId }) });
  if (!buffer) return null;
  const { button } = buffer;
  return (
    <Menu opened={opened} onChange={set} position="bottom-end" width={290}>
      <Menu.Target>
        <Tooltip label={buffer.hint} multiline maw={360} disabled={opened} openDelay={200}>
          <UnstyledButton className={classes.chip} data-testid="buffer" aria-description={buffer.hint} aria-keyshortcuts="F4">
            <IconStack2 size={18} stroke={1.8} aria-hidden /><b>{button}</b> <span>{buffer.patientId ?? buffer.typedName ? firstName(buffer.who) : buffer.who}</span>
          </UnstyledButton>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown aria-label={button}>
        <Menu.Item leftSection={<IconPhoneCall {...icon} />} onClick={() => { openPanel(buffer.inquiryId); }}>{t('buffer.openCall')}<Text component="span" display="block" c="dimmed" className={classes.hint}>{buffer.hint}</Text></Menu.Item>
        <Menu.Item leftSection={<IconStack2 {...icon} />} onClick={() => { go('schedule'); }}>{t('buffer.toSchedule')}</Menu.Item>
        {mayPlan && (
          <>
            <Menu.Item leftSection={<IconHourglass {...icon} />} onClick={() => { openDialog({ kind: 'waitlist', about: aboutOf(buffer) }); }}>{t('buffer.toWaitlist')}</Menu.Item>
            <Menu.Item leftSection={<IconClipboardPlus {...icon} />} onClick={() => { openDialog({ kind: 'task', about: aboutOf(buffer) }); }}>{t('buffer.toTask')}</Menu.Item>
          </>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => { drop(buffer.bufferId); }}>{t('buffer.drop')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
