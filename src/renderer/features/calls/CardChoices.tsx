import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallCard } from '#shared/telephony/view.ts';
import { ChoiceLine } from './ChoiceLine.tsx';
import { digitList } from './digit-list.ts';
import { useChooseKin } from './use-calls.ts';
import classes from './calls.module.css';

/**
 * More than one card has this number: who it is, is chosen by a person, never by us. A digit chooses when the
 * list has the focus, and with Ctrl from anywhere on the desk, also in the middle of a sentence.
 */
export function CardChoices({ card }: { readonly card: CallCard }) {
  const { t } = useTranslation();
  const choose = useChooseKin();
  if (!card.choices.length) return null;
  return (
    <div className={classes.choices} onKeyDown={digitList(card.choices, (one) => { choose(card.callId, one.patientId); })}>
      <p className={classes.chooseWhy}>{t('panel.choose')} <span className={classes.quiet}>· {t('panel.chooseKey')}</span></p>
      <ol aria-label={t('panel.choose')}>
        {card.choices.map((one, i) => (
          <li key={one.patientId}><UnstyledButton className={classes.choice} onClick={() => { choose(card.callId, one.patientId); }} {...(i < 9 ? { 'aria-keyshortcuts': `Control+${String(i + 1)}` } : {})}><ChoiceLine choice={one} at={i} /></UnstyledButton></li>
        ))}
      </ol>
    </div>
  );
}
