import { useState } from 'react';
import { Button, Checkbox, Popover, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { IconChevronDown, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { normaliseName } from '#shared/kernel/normalise.ts';


interface Props { readonly doctors: readonly { readonly id: string; readonly name: string; readonly speciality: string }[]; readonly chosen: readonly string[]; onChange(ids: string[]): void }

/** Which doctors are shown: a list to tick with a search over names and specialities. */
export function DoctorFilter({ doctors, chosen, onChange }: Props) {
  const { t } = useTranslation('schedule');
  const [text, setText] = useState('');
  const wanted = normaliseName(text), found = doctors.filter((d) => normaliseName(`${d.name} ${d.speciality}`).includes(wanted));
  const one = chosen.length === 1 ? doctors.find((d) => d.id === chosen[0])?.name : undefined;
  return (
    <Popover position="bottom-start" trapFocus returnFocus onClose={() => { setText(''); }} width={300}>
      <Popover.Target>
        <Button h={34} px="sm" fw={500} variant={chosen.length > 0 ? 'light' : 'default'} rightSection={<IconChevronDown size={16} aria-hidden />}>
          {chosen.length === 0 ? `${t('toolbar.doctors')}: ${t('toolbar.allDoctors')}` : one ?? t('toolbar.doctorsChosen', { count: chosen.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('toolbar.doctors')} p="xs">
        <TextInput value={text} onChange={(e) => { setText(e.currentTarget.value); }} aria-label={t('toolbar.findDoctor')} placeholder={t('toolbar.findDoctor')} leftSection={<IconSearch size={16} aria-hidden />} data-autofocus mb="xs" />
        <ScrollArea.Autosize mah={340} type="auto" viewportProps={{ tabIndex: -1 }}>
          <Stack gap={2}>
            {found.map((doctor) => (
              <Checkbox key={doctor.id} styles={{ description: { fontSize: '0.875rem' } }} py={6} px={6} label={doctor.name} description={doctor.speciality} checked={chosen.includes(doctor.id)}
                onChange={(e) => { onChange(e.currentTarget.checked ? [...chosen, doctor.id] : chosen.filter((id) => id !== doctor.id)); }} />
            ))}
            {found.length === 0 && <Text c="dimmed" p="xs">{t('toolbar.nobody')}</Text>}
          </Stack>
        </ScrollArea.Autosize>
        {chosen.length > 0 && <Button variant="subtle" size="sm" fullWidth mt="xs" onClick={() => { onChange([]); }}>{t('toolbar.doctors')}: {t('toolbar.allDoctors')}</Button>}
      </Popover.Dropdown>
    </Popover>
  );
}
