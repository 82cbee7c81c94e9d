import { Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../schedule.module.css';

const keys = [
  ['arrows', ['← ↑ → ↓']], ['ctrlArrows', ['Ctrl', '↑ ↓']], ['shiftArrows', ['Shift', '↑ ↓']], ['homeEnd', ['Home', 'End']], ['enter', ['Enter']], ['altArrows', ['Alt', '← ↑ → ↓']],
  ['menu', ['Shift', 'F10']], ['pages', ['PageUp', 'PageDown']], ['today', ['T']], ['goto', ['G']], ['views', ['1', '2', '3', '4']], ['undo', ['Ctrl', 'Z']], ['del', ['Delete']],
] as const;

/** What the keyboard does in the grid. */
export function KeysList() {
  const { t } = useTranslation('schedule');
  return (
    <dl className={classes.keys}>
      {keys.map(([name, pressed]) => (
        <div key={name}><dt>{pressed.map((key) => <Kbd key={key} fz={14}>{key}</Kbd>)}</dt><dd>{t(`keys.${name}`)}</dd></div>
      ))}
    </dl>
  );
}
