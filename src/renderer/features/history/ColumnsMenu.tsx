import { ActionIcon, Checkbox, Popover, Tooltip } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { allColumns, alwaysShown, hiddenAtFirst } from './columns.ts';
import { useHideColumns, useSavedFilters } from './queries.ts';
import classes from './history.module.css';

/** Which columns the list shows; kept for the employee, not for the PC. */
export function ColumnsMenu() {
  const { t } = useTranslation(), { data } = useSavedFilters(), { mutate: hide, variables, isPending } = useHideColumns();
  const hidden = isPending ? variables : data?.hidden ?? hiddenAtFirst;
  return (
    <Popover position="bottom-end" width={260} shadow="lg" trapFocus returnFocus>
      <Popover.Target><Tooltip label={t('history.chooseColumns')}><ActionIcon variant="default" size={36} aria-label={t('history.chooseColumns')}><IconColumns3 size={20} stroke={1.7} aria-hidden /></ActionIcon></Tooltip></Popover.Target>
      <Popover.Dropdown aria-label={t('history.chooseColumns')}>
        <div className={classes.columnsList}>
          {allColumns.filter((column) => !alwaysShown.includes(column)).map((column) => (
            <Checkbox key={column} label={t(`history.columns.${column}`)} checked={!hidden.includes(column)} onChange={(event) => { hide(event.currentTarget.checked ? hidden.filter((one) => one !== column) : [...hidden, column]); }} />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
