import type { ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Card } from '#shared/patients/contract.ts';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { PersonPopover } from './PersonPopover.tsx';

/** «Объединить в семью»: finds the relative and joins both families. */
export function UniteForm({ card, icon }: { readonly card: Card; readonly icon: ReactNode }) {
  const { t } = useTranslation();
  const mayWrite = useRight('patients.write');
  const { mutate } = useMutation({ mutationFn: (other: string) => client.patients.unite({ patientIds: [card.id, ...card.family.map((one) => one.id), other] }) });
  if (!mayWrite) return null;
  return <PersonPopover label={t('card.unite')} field={t('card.uniteWith')} icon={icon} without={[card.id, ...card.family.map((one) => one.id)]} onChoose={(other) => { mutate(other); }} />;
}
