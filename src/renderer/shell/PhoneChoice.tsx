import { useState, type FormEvent } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../ipc/client.ts';
import { useDesk, useMe, useRight } from '../ipc/desk-store.ts';
import { refreshDesk } from '../ipc/events.ts';
import { timeOf } from '../ui/format.ts';
import { useZone } from '../features/directories/index.ts';
import { useDialog } from './dialog-store.ts';

const nobody = 'none';

/**
 * «Каким телефоном работаете в этой смене?»: by itself at the first sign-in of the branch's day, later by the
 * button at the bottom of the screen. A phone of a colleague may be taken over.
 */
export function PhoneChoice() {
  const due = useDesk((s) => s.snapshot?.me?.mustChoosePhone ?? false);
  const mayCall = useRight('telephony.use');
  const { dialog, close } = useDialog();
  // closed by the cross: not asked again until the next sign-in, the button at the bottom stays
  const [later, setLater] = useState(false);
  if (!(due && mayCall && !later) && dialog?.kind !== 'phone') return null;
  const done = () => {
    setLater(true);
    close();
  };
  return <Choice first={due} onDone={done} />;
}

/** `first`: the choice that begins the day; a later one is a change. */
function Choice({ first, onDone }: { readonly first: boolean; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const zone = useZone();
  const { data: phones } = useQuery({ queryKey: ['phones'], queryFn: () => client.telephony.phones(null) });
  const free = phones?.find((p) => !p.takenBy);
  const [chosen, setChosen] = useState<string>();
  const value = chosen ?? me?.phone?.id ?? free?.id ?? nobody;
  const { mutate, isPending, data: outcome } = useMutation({
    mutationFn: async () => {
      const said = await client.telephony.choosePhone({ phoneId: value === nobody ? null : value });
      await refreshDesk();
      return said;
    },
    onSuccess: (said) => { if (said.kind === 'chosen') onDone(); },
  });
  const colleague = phones?.find((p) => p.id === value && p.takenBy && p.takenBy.employeeId !== me?.employeeId)?.takenBy;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate();
  };
  // drawn once the phones are known, so that the focus lands on the one that is offered
  if (!phones) return null;
  return (
    <Modal opened onClose={onDone} title={t('phones.question')} size="md" closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit}>
        <Radio.Group value={value} onChange={setChosen} aria-label={t('phones.question')}>
          <Stack gap="sm" pt={4}>
            {phones.map((phone) => {
              const other = phone.takenBy && phone.takenBy.employeeId !== me?.employeeId ? phone.takenBy : undefined;
              return (
                <Radio key={phone.id} value={phone.id} data-autofocus={phone.id === value || undefined} label={phone.name && phone.name !== phone.extension ? `${phone.extension} · ${phone.name}` : phone.extension}
                  description={other ? t('phones.taken', { name: other.name, time: timeOf(other.since, zone) }) : phone.takenBy ? t('phones.yours') : t('phones.free')} />
              );
            })}
            <Radio value={nobody} data-autofocus={value === nobody || undefined} label={t('phones.notNow')} description={t('phones.notNowWhy')} />
          </Stack>
        </Radio.Group>
        {colleague && <Alert mt="md" color="orange" variant="light" icon={<IconArrowsExchange size={20} aria-hidden />}>{t('phones.takeOver', { name: colleague.name })}</Alert>}
        {outcome?.kind === 'elsewhere' && <Alert mt="md" color="red" variant="light" role="alert">{t('phones.elsewhere', { name: outcome.by })}</Alert>}
        {phones.length === 1 && <Alert mt="md" color="orange" variant="light">{t('phones.onlyOne')}</Alert>}
        <Group justify="space-between" mt="lg" align="center">
          <Text c="dimmed">{t('phones.later')}</Text>
          <Button type="submit" loading={isPending}>{t(first ? 'phones.start' : 'common.save')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
