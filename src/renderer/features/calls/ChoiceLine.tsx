import { Kbd } from '@mantine/core';
import { IconCalendarCheck, IconCalendarEvent, IconHistory, IconMail, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PersonChoice } from '#shared/telephony/view.ts';
import { PersonMarks } from '../../ui/PersonLine.tsx';
import classes from './choices.module.css';

const reasonIcons = { today: IconCalendarCheck, next: IconCalendarEvent, lead: IconMail, last: IconHistory } as const;

/** One of the cards with the calling number: its digit, who it is and whose child, and why it stands at this place. */
export function ChoiceLine({ choice, at }: { readonly choice: PersonChoice; readonly at: number }) {
  const { t } = useTranslation();
  const { name, born, guardian, reason, archived, banned } = choice, Icon = reason && reasonIcons[reason.kind];
  return (
    <>
      <span className={classes.key}>{at < 9 && <Kbd fz={14} aria-hidden>{at + 1}</Kbd>}</span>
      <span className={classes.text}>
        <span className={classes.name}>{name}{born && <span className={classes.born}>{born}</span>}<PersonMarks archived={archived} banned={banned} /></span>
        {guardian && <span className={classes.quiet}><IconUsers size={15} stroke={1.7} aria-hidden />{guardian}</span>}
        {reason && Icon && <span className={classes.reason} data-kind={reason.kind}><Icon size={15} stroke={1.7} aria-hidden />{t(`panel.reason.${reason.kind}`, { text: reason.text })}</span>}
      </span>
    </>
  );
}
