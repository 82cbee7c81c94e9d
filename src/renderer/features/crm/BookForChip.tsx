import { ActionIcon } from '@mantine/core';
import { IconCalendarPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useBookFor } from '../../shell/book-for.ts';
import { shortName } from '../../ui/format.ts';
import classes from './crm.module.css';

/** Who is being booked from a task or the wait list; choosing a time in the schedule books them. */
export function BookForChip() {
  const { t } = useTranslation();
  const { person, drop } = useBookFor();
  if (!person) return null;
  return (
    <span className={classes.bookFor} role="status" data-testid="book-for">
      <IconCalendarPlus size={18} aria-hidden /><span>{t('crm.bookFor', { who: shortName(person.name) })}</span>
      <ActionIcon size={32} variant="transparent" c="inherit" aria-label={t('crm.bookForDrop')} onClick={drop}><IconX size={16} aria-hidden /></ActionIcon>
    </span>
  );
}
