import { IconArchive, IconBan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '#shared/patients/contract.ts';
import { dayText } from '#shared/kernel/time.ts';
import { PhoneNumber } from './PhoneNumber.tsx';
import classes from './ui.module.css';

/** Archive and ban as icon and word; nothing when there is neither. */
export function PersonMarks({ archived, banned }: { readonly archived: boolean; readonly banned: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {archived && <span className={`${classes.mark} ${classes.grey}`}><IconArchive size={14} aria-hidden />{t('person.archived')}</span>}
      {banned && <span className={`${classes.mark} ${classes.red}`}><IconBan size={14} aria-hidden />{t('person.banned')}</span>}
    </>
  );
}

/** A person in a list: name, then birth date, number and the next visit, so that namesakes are told apart. */
export function PersonLine({ person }: { readonly person: PersonRow }) {
  const { t } = useTranslation();
  return (
    <span className={classes.person}>
      <span className={classes.personName}>{person.name}<PersonMarks archived={person.archived} banned={person.banned} /></span>
      <span className={classes.personLine}>
        {person.born && <span>{dayText(person.born)}</span>}
        {person.phone && <PhoneNumber text={person.phone} />}
        {person.guardian && <span>{t('person.guardianIs', { name: person.guardian })}</span>}
        {person.nextAppointment && <span>{t('person.next', { what: person.nextAppointment })}</span>}
      </span>
    </span>
  );
}
