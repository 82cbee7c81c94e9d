import { useDeferredValue, useId } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Kbd, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { parsePhone } from '#shared/kernel/phone.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { Duplicate } from '#shared/patients/merge-contract.ts';
import { client } from '../../ipc/client.ts';
import { PersonLine } from '../../ui/PersonLine.tsx';
import type { CardFields } from './fields.ts';
import classes from './merge.module.css';

/** The key that takes the first of them; beside Enter, which adds the card as it is. */
export const takeKey = 'Alt+Enter';

/** Cards that look like the one in the form, as far as it is filled in; asked at every change. */
export function useDuplicates(fields: CardFields): readonly Duplicate[] {
  const { surname, firstName, patronymic, born, email, phones } = useDeferredValue(fields);
  const numbers = phones.flatMap((p) => parsePhone(p.raw).e164 ?? []);
  const asked = { surname: surname.trim(), firstName: firstName.trim(), patronymic: patronymic.trim(), ...(born ? { born } : {}), ...(email.trim() ? { email: email.trim() } : {}), phones: numbers };
  const { data } = useQuery({
    queryKey: ['patients', 'duplicates', asked], queryFn: () => client.patients.duplicates(asked), placeholderData: keepPreviousData,
    enabled: numbers.length > 0 || (asked.surname.length > 1 && asked.firstName.length > 1),
  });
  return numbers.length > 0 || (asked.surname.length > 1 && asked.firstName.length > 1) ? data ?? [] : [];
}

/** «Похоже, такая карточка уже есть»: says why and offers to take it; never stands in the way of adding. */
export function DuplicateWarning({ found, onUse }: { readonly found: readonly Duplicate[]; readonly onUse: (patientId: Id) => void }) {
  const { t } = useTranslation();
  const id = useId();
  if (found.length === 0) return null;
  return (
    <Alert color="orange" variant="light" role="status" icon={<IconUsers size={20} aria-hidden />} styles={{ title: { color: 'var(--mantine-color-text)' } }} title={t('finding.duplicates.title')} data-testid="duplicates">
      <ul className={classes.lookalikes}>
        {found.map(({ person, reasons }, n) => (
          <li key={person.patientId}>
            <div className={classes.grow} id={`${id}-${person.patientId}`}>
              <PersonLine person={person} />
              <Text size="sm" fw={550} component="div">{reasons.map((reason) => t(`finding.duplicates.reasons.${reason}`)).join(' · ')}</Text>
            </div>
            <Button type="button" variant="default" aria-describedby={`${id}-${person.patientId}`} onClick={() => { onUse(person.patientId); }} aria-keyshortcuts={n === 0 ? takeKey : undefined} rightSection={n === 0 ? <Kbd fz={14} aria-hidden>{takeKey}</Kbd> : undefined}>{t('finding.duplicates.use')}</Button>
          </li>
        ))}
      </ul>
      <Text size="sm" mt={4}>{t('finding.duplicates.anyway')}</Text>
    </Alert>
  );
}
