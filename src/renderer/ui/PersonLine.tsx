import { IconArchive, IconBan, IconEar, IconPencilQuestion, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { highlightName } from '#shared/patients/highlight.ts';
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

const reasons = { guardian: IconUsers, typo: IconPencilQuestion, sound: IconEar } as const;

/** Why a card is in the list, where its name or number does not show it. */
function FoundWhy({ found }: { readonly found: PersonRow['found'] }) {
  const { t } = useTranslation();
  if (!found || !(found.by in reasons)) return null;
  const by = found.by as keyof typeof reasons, Icon = reasons[by];
  return <span className={`${classes.mark} ${classes.grey}`}><Icon size={14} aria-hidden />{t(`finding.by.${by}`)}</span>;
}

/** A person in a list: name, then birth date, number and the next visit, so that namesakes are told apart. `asked` is what was typed: it is marked in the name. */
export function PersonLine({ person, asked = '' }: { readonly person: PersonRow; readonly asked?: string }) {
  const { t } = useTranslation();
  return (
    <span className={classes.person}>
      <span className={classes.personName}>
        <span>{asked ? highlightName(person.name, asked).map((piece, n) => (piece.hit ? <mark key={n} className={classes.hit}>{piece.text}</mark> : piece.text)) : person.name}</span>
        <PersonMarks archived={person.archived} banned={person.banned} /><FoundWhy found={person.found} />
      </span>
      <span className={classes.personLine}>
        {person.born && <span>{dayText(person.born)}</span>}
        {person.found?.phone ? <span>{t('finding.otherPhone')} <PhoneNumber text={person.found.phone} /></span> : person.phone && <PhoneNumber text={person.phone} />}
        {person.guardian && <span>{t('person.guardianIs', { name: person.guardian })}</span>}
        {person.nextAppointment && <span>{t('person.next', { what: person.nextAppointment })}</span>}
      </span>
    </span>
  );
}
