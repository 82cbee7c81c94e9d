import { useState } from 'react';
import { Button, Collapse, Select } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AppointmentKind } from '#shared/schedule/contract.ts';
import { inPlace } from '../../ui/in-place.ts';

const kinds = ['ordinary', 'onlineDoctor', 'onlineService', 'onlineConsultation', 'anonymous', 'club'] as const satisfies readonly AppointmentKind[];

/** «Ещё»: the kind of the appointment, which is ordinary unless somebody says otherwise. */
export function KindField({ kind, onChange }: { readonly kind: AppointmentKind; onChange(kind: AppointmentKind): void }) {
  const { t } = useTranslation(['booking', 'schedule']);
  const [opened, setOpened] = useState(false), shown = opened || kind !== 'ordinary';
  return (
    <div>
      <Button size="compact-sm" mih={32} variant="subtle" color="gray" c="inherit" rightSection={shown ? <IconChevronUp size={16} aria-hidden /> : <IconChevronDown size={16} aria-hidden />} aria-expanded={shown} disabled={kind !== 'ordinary'} onClick={() => { setOpened((o) => !o); }}>{t('more')}</Button>
      <Collapse expanded={shown} transitionDuration={80}>
        <Select comboboxProps={inPlace} label={t('kind')} allowDeselect={false} value={kind} data={kinds.map((value) => ({ value, label: t(`schedule:kind.${value}`) }))} onChange={(value) => { if (value) onChange(value); }} />
      </Collapse>
    </div>
  );
}
