import { useRef, type KeyboardEvent } from 'react';
import { Kbd, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonChoice } from '#shared/telephony/view.ts';
import { PersonMarks } from '../../ui/PersonLine.tsx';
import classes from './panel.module.css';

interface Props { readonly choices: readonly PersonChoice[]; readonly onChoose: (choice: PersonChoice) => void; readonly listRef: React.Ref<HTMLOListElement> }

/** Several cards hold this number: nobody is chosen until a person chooses, by the pointer or by the keys 1…9. */
export function PersonChoices({ choices, onChoose, listRef }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent) => {
    const buttons = [...(box.current?.querySelectorAll<HTMLElement>('button') ?? [])], at = buttons.indexOf(document.activeElement as HTMLElement);
    const choice = /^[1-9]$/.test(event.key) && !event.ctrlKey && !event.altKey ? choices[Number(event.key) - 1] : undefined;
    if (choice) onChoose(choice);
    else if (event.key === 'ArrowDown') buttons[Math.min(buttons.length - 1, at + 1)]?.focus();
    else if (event.key === 'ArrowUp') buttons[Math.max(0, at - 1)]?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div ref={box} className={classes.choices} onKeyDown={press}>
      <p id="choices-why" className={classes.help}>{t('panel.chooseWhy', { count: choices.length })}</p>
      <ol ref={listRef} aria-labelledby="choices-why">
        {choices.map((one, i) => (
          <li key={one.patientId}>
            <UnstyledButton className={classes.choice} onClick={() => { onChoose(one); }}>
              {i < 9 && <Kbd fz={14} aria-hidden>{i + 1}</Kbd>}
              <span className={classes.choiceText}>
                <span className={classes.choiceName}>{one.name}<PersonMarks archived={one.archived} banned={one.banned} /></span>
                <span className={classes.quiet}>{[one.born, one.hint].filter(Boolean).join(' · ')}</span>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </div>
  );
}
