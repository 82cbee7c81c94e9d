import { useId } from 'react';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonChoice } from '#shared/telephony/view.ts';
import { ChoiceLine } from './ChoiceLine.tsx';
import { digitList } from './digit-list.ts';
import classes from './panel.module.css';

interface Props { readonly choices: readonly PersonChoice[]; readonly onChoose: (choice: PersonChoice) => void; readonly listRef: React.Ref<HTMLOListElement>; /** What is asked, where nobody calls. */ readonly why?: string }

/** Several cards hold this number: nobody is chosen until a person chooses, by the pointer or by the keys 1…9. */
export function PersonChoices({ choices, onChoose, listRef, why }: Props) {
  const { t } = useTranslation(), id = useId();
  return (
    <div className={classes.choices} onKeyDown={digitList(choices, onChoose)}>
      <p id={id} className={classes.help}>{why ?? t('panel.chooseWhy', { count: choices.length })}</p>
      <ol ref={listRef} aria-labelledby={id}>
        {choices.map((one, i) => (
          <li key={one.patientId}><UnstyledButton className={classes.choice} onClick={() => { onChoose(one); }}><ChoiceLine choice={one} at={i} /></UnstyledButton></li>
        ))}
      </ol>
    </div>
  );
}
