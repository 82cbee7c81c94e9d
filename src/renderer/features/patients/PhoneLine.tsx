import { useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconPhone, IconStar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Card } from '#shared/patients/contract.ts';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { rawNumber } from '../../ui/format.ts';
import { CallButton, CopyNumber } from '../../ui/PhoneNumber.tsx';
import { Tip } from '../../ui/Tip.tsx';
import { tell } from '../../ui/tell.ts';
import ui from '../../ui/ui.module.css';
import { useDial } from '../../ui/use-dial.ts';
import classes from './patients.module.css';

type Phone = Card['phones'][number];
const callWords: Readonly<Record<string, 'callMobile' | 'callLandline' | 'callForeign'>> = { mobile: 'callMobile', landline: 'callLandline', foreign: 'callForeign' };

function useMakeMain(patientId: string) {
  const { t } = useTranslation();
  return useMutation({ mutationFn: (phoneId: string) => client.patients.makePhoneMain({ patientId, phoneId }), onSuccess: () => { tell('done', t('patientCard.phone.madeMain')); } });
}

function Items({ phone, patientId }: { readonly phone: Phone; readonly patientId: string }) {
  const { t } = useTranslation();
  const { dial, allowed } = useDial();
  const mayWrite = useRight('patients.write');
  const { mutate: makeMain } = useMakeMain(patientId);
  const { e164, text } = phone, word = callWords[phone.kind] ?? 'callOther';
  return (
    <>
      {e164 && allowed && <Menu.Item leftSection={<IconPhone size={18} stroke={1.7} aria-hidden />} fw={600} onClick={() => { dial(e164); }}>{t(`patientCard.phone.${word}`, { number: text })}</Menu.Item>}
      {mayWrite && !phone.main && <Menu.Item leftSection={<IconStar size={18} stroke={1.7} aria-hidden />} onClick={() => { makeMain(phone.id); }}>{t('patientCard.phone.makeMain')}</Menu.Item>}
      <Menu.Item leftSection={<IconCopy size={18} stroke={1.7} aria-hidden />} onClick={() => { void navigator.clipboard.writeText(rawNumber(text)).then(() => { tell('info', t('common.copied')); }, () => undefined); }}>{t('common.copyNumber')}</Menu.Item>
    </>
  );
}

/** A number of the card: what it is, whose, a receiver, and by the right button everything that can be done with it. */
export function PhoneLine({ phone, patientId, several }: { readonly phone: Phone; readonly patientId: string; readonly several: boolean }) {
  const { t } = useTranslation();
  const mayWrite = useRight('patients.write');
  const [opened, setOpened] = useState(false);
  const { mutate: makeMain, isPending } = useMakeMain(patientId);
  const show = (event: MouseEvent | KeyboardEvent) => { event.preventDefault(); setOpened(true); };
  const keys = (event: KeyboardEvent) => { if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) show(event); };
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-start" returnFocus aria-label={t('patientCard.phone.menu', { number: phone.text })}>
      <div className={classes.phoneLine} onContextMenu={show} onKeyDown={keys} data-phone={phone.text}>
        <CopyNumber text={phone.text} />
        <span className={`${classes.grow} ${classes.row}`}>
          {phone.main && several && <span className={`${ui.mark} ${ui.grey}`}>{t('card.main')}</span>}
          <span className={classes.quiet}>{[t(`phoneKind.${phone.kind}`), phone.note].filter(Boolean).join(' · ')}</span>
        </span>
        <span className={classes.deeds}>
          {mayWrite && !phone.main && <Tip label={t('patientCard.phone.makeMain')}><ActionIcon loading={isPending} aria-label={`${t('patientCard.phone.makeMain')}: ${phone.text}`} onClick={() => { makeMain(phone.id); }}><IconStar size={18} stroke={1.7} aria-hidden /></ActionIcon></Tip>}
          {phone.e164 && <CallButton phone={phone.e164} />}
        </span>
      </div>
      <Menu.Target><span className={classes.menuSpot} aria-hidden /></Menu.Target>
      <Menu.Dropdown><Items phone={phone} patientId={patientId} /></Menu.Dropdown>
    </Menu>
  );
}
