import { useEffect, useRef, useState, type Ref } from 'react';
import { ActionIcon, Button, Stack } from '@mantine/core';
import { IconAddressBook, IconUserPlus, IconUserSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Id } from '#shared/kernel/values.ts';
import type { BookingForm } from '#shared/schedule/view.ts';
import { client } from '../../ipc/client.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { PersonMarks } from '../../ui/PersonLine.tsx';
import { CallButton, PhoneNumber } from '../../ui/PhoneNumber.tsx';
import { Tip } from '../../ui/Tip.tsx';
import { PatientForm } from '../patients/index.ts';
import { PatientPicker } from './PatientPicker.tsx';
import classes from './booking.module.css';

export interface Chosen { readonly id: Id; readonly name: string; readonly banned?: boolean; readonly archived?: boolean; readonly phone?: string | undefined }
interface Props {
  readonly chosen: Chosen | undefined;
  readonly newCard: BookingForm['newCard'];
  readonly inputRef: Ref<HTMLInputElement>;
  readonly addRef: Ref<HTMLButtonElement>;
  onChoose(person: Chosen | undefined): void;
}

/** Who is booked: a card found by name or number, or a new one made right here. */
export function PersonField({ chosen, newCard, inputRef, addRef, onChoose }: Props) {
  const { t } = useTranslation('booking');
  const prefilled = newCard ? [newCard.surname, newCard.firstName, newCard.patronymic].filter(Boolean).join(' ') : '';
  const [text, setText] = useState(prefilled), [adding, setAdding] = useState(false);
  const fresh = useRef<HTMLElement>(null);
  useEffect(() => { if (adding) fresh.current?.querySelector<HTMLElement>('input')?.focus(); }, [adding]);
  if (chosen) {
    return (
      <div>
        <div className={classes.label}>{t('person.label')}</div>
        <div className={classes.person} data-booking-person>
          <span className={classes.personName}>{chosen.name} <PersonMarks archived={chosen.archived ?? false} banned={chosen.banned ?? false} /></span>
          {chosen.phone && <><CallButton phone={chosen.phone} /><PhoneNumber text={chosen.phone} /></>}
          <Tip label={t('person.card')}><ActionIcon size={34} aria-label={t('person.card')} c="inherit" onClick={() => { useScreen.getState().openPatient(chosen.id); }}><IconAddressBook size={18} aria-hidden /></ActionIcon></Tip>
          <Tip label={t('person.change')}><ActionIcon size={34} aria-label={t('person.change')} c="inherit" onClick={() => { setText(''); onChoose(undefined); }}><IconUserSearch size={18} aria-hidden /></ActionIcon></Tip>
        </div>
      </div>
    );
  }
  if (adding) {
    return (
      <section ref={fresh} className={classes.newCard} aria-label={t('person.newOne')}>
        <PatientForm phone={newCard?.phone} name={text || prefilled} onCancel={() => { setAdding(false); }}
          onCreated={(patientId) => {
            setAdding(false);
            onChoose({ id: patientId, name: text || prefilled });
            // the name as the card now has it; what was typed stands until then
            client.patients.card({ patientId }).then((card) => { onChoose({ id: patientId, name: card.name, banned: card.ban !== undefined, phone: card.phones[0]?.e164 }); }, () => undefined);
          }} />
      </section>
    );
  }
  return (
    <Stack gap={8}>
      <PatientPicker label={t('person.label')} text={text} inputRef={inputRef} onText={setText}
        onPick={(person) => { onChoose({ id: person.patientId, name: person.name, banned: person.banned, archived: person.archived, phone: person.phone }); }} />
      <Button ref={addRef} variant={newCard ? 'filled' : 'light'} leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => { setAdding(true); }}>{t('person.addNew')}</Button>
    </Stack>
  );
}
