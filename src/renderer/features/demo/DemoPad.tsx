import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Group, Popover, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconPhonePlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { phoneText } from '#shared/kernel/phone.ts';
import { client } from '../../ipc/client.ts';
import { useDesk } from '../../ipc/desk-store.ts';

type Deed = Parameters<typeof client.telephony.simulate>[0];
const lines = ['+74950001001', '+74950001002', '+74950001003'];
const family = '+79001000101';
const stranger = (n: number): string => `+7900200${String(10_000 + (n % 90_000)).slice(-4)}`;

/** The keyboard of the built-in exchange: on the demo base a visitor is the city and the handset at once. */
export function DemoPad() {
  const { t } = useTranslation();
  const [line, setLine] = useState(lines[0]!);
  const [own, setOwn] = useState('');
  const { mutate: simulate } = useMutation({ mutationFn: async (deeds: readonly Deed[]) => { for (const deed of deeds) await client.telephony.simulate(deed); } });
  const { mutate: sendLead } = useMutation({ mutationFn: () => client.leads.practice(null) });
  const ring = (...from: string[]) => { simulate(from.map((number) => ({ deed: 'ring' as const, from: number, line }))); };
  const some = () => stranger(Math.floor(performance.now() * 7));
  return (
    <Popover width={340} position="top-end" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button variant="light" size="compact-sm" mih={32} leftSection={<IconPhonePlus size={18} stroke={1.7} aria-hidden />}>{t('demo.open')}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('demo.title')}>
        <Stack gap="sm">
          <div>
            <Text component="h2" fz="1rem" fw={600}>{t('demo.title')}</Text>
            <Text fz="sm" c="dimmed">{t('demo.hint')}</Text>
          </div>
          <Select label={t('demo.line')} value={line} onChange={(value) => { if (value) setLine(value); }} allowDeselect={false} comboboxProps={{ withinPortal: false }} data={lines.map((value) => ({ value, label: phoneText(value) }))} />
          <Group gap="xs">
            <Button variant="default" size="compact-md" mih={34} onClick={() => { ring(family); }}>{t('demo.known')}</Button>
            <Button variant="default" size="compact-md" mih={34} onClick={() => { ring(some()); }}>{t('demo.fresh')}</Button>
            <Button variant="default" size="compact-md" mih={34} onClick={() => { simulate([{ deed: 'ring', anonymous: true, line }]); }}>{t('demo.hidden')}</Button>
            <Button variant="default" size="compact-md" mih={34} onClick={() => { ring(family, some(), '+79001000808'); }}>{t('demo.three')}</Button>
            <Button variant="default" size="compact-md" mih={34} onClick={() => { sendLead(); }}>{t('demo.lead')}</Button>
          </Group>
          <form onSubmit={(event) => { event.preventDefault(); if (own.trim()) ring(own); }}>
            <Group gap="xs" align="flex-end">
              <TextInput style={{ flex: 1 }} label={t('demo.own')} value={own} onChange={(event) => { setOwn(event.currentTarget.value); }} inputMode="tel" />
              <Button type="submit" variant="default">{t('demo.ring')}</Button>
            </Group>
          </form>
          <OnTheLine press={(deed, callId) => { simulate([{ deed, callId }]); }} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

interface LineProps { readonly press: (deed: 'answer' | 'callerHangsUp' | 'deskHangsUp', callId: string) => void }

/** Listens to the calls itself, and only while the pad is open. */
function OnTheLine({ press }: LineProps) {
  const { t } = useTranslation();
  const alive = (useDesk((s) => s.snapshot?.cards) ?? []).filter((card) => !card.closable);
  return (
    <Stack gap={6} aria-label={t('demo.now')}>
      <Text fw={600}>{t('demo.now')}</Text>
      {alive.length === 0 && <Text c="dimmed" fz="sm">{t('demo.nobody')}</Text>}
      {alive.map((card) => (
        <div key={card.callId}>
          <Text fz="sm">{card.title}</Text>
          <Group gap="xs">
            {card.status === 'ringing' && <Button size="compact-md" mih={34} color="green.8" onClick={() => { press('answer', card.callId); }}>{t('demo.lift')}</Button>}
            <Button size="compact-md" mih={34} variant="default" onClick={() => { press('callerHangsUp', card.callId); }}>{t('demo.callerOff')}</Button>
            {card.status !== 'ringing' && <Button size="compact-md" mih={34} variant="default" onClick={() => { press('deskHangsUp', card.callId); }}>{t('demo.deskOff')}</Button>}
          </Group>
        </div>
      ))}
    </Stack>
  );
}
