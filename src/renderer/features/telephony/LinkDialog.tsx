import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconLinkOff, IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { useDesk } from '../../ipc/desk-store.ts';
import { CopyNumber } from '../../ui/PhoneNumber.tsx';
import { useDial } from '../../ui/use-dial.ts';

/**
 * A `tel:` or `callto:` link pressed in another program. A link can come from anybody and at any moment, so nothing is
 * dialled by it, and the focus is on «Не звонить»: an Enter meant for another field starts no call.
 */
export function LinkDialog() {
  const { t } = useTranslation();
  const link = useDesk((s) => s.snapshot?.link), { dial, allowed, whyNot } = useDial();
  if (!link) return null;
  const close = () => { void client.telephony.closeLink({ id: link.id }); };
  const number = link.kind === 'number' ? link : undefined;
  return (
    <Modal key={link.id} opened onClose={close} title={t('dial.link.title')} closeButtonProps={{ 'aria-label': t('common.close') }} data-dial-link>
      <Stack gap="md">
        {number ? (
          <>
            <Text>{t('dial.link.ask')}</Text>
            <Group gap={6} fz="1.375rem"><CopyNumber text={number.text} /></Group>
            {number.extension && <Text>{t('dial.link.extension', { extension: number.extension })}</Text>}
            {(!allowed || whyNot) && <Alert color="orange" variant="light">{allowed ? whyNot : t('dial.link.noRight')} {t('dial.link.copy')}</Alert>}
          </>
        ) : <Alert color="orange" variant="light" icon={<IconLinkOff size={20} aria-hidden />}>{link.kind === 'refused' && t(`dial.link.refused.${link.why}`)}</Alert>}
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={close}>{t(number ? 'dial.link.cancel' : 'common.close')}</Button>
          {number && allowed && <Button leftSection={<IconPhone size={18} aria-hidden />} disabled={whyNot !== undefined} onClick={() => { dial(number.e164); close(); }}>{t('common.call')}</Button>}
        </Group>
      </Stack>
    </Modal>
  );
}
