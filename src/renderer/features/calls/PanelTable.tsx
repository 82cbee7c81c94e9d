import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { IconPhoneCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PanelTableRow } from '#shared/inquiries/view.ts';
import { Empty } from '../../ui/Empty.tsx';
import { PhoneNumber } from '../../ui/PhoneNumber.tsx';
import { PanelClose } from './PanelClose.tsx';
import { rowByDigits } from './panel-draft.ts';
import { useOpenPanel, usePanelFocus } from './use-calls.ts';
import classes from './panel.module.css';

interface Props { readonly mode: 'table' | 'recent'; readonly rows: readonly PanelTableRow[] }
/** How long typed digits belong together. */
const digitsMs = 1500;

/** Exactly two columns, time and number; a known name is the second line. Arrows and Enter, or the last digits. */
export function PanelTable({ mode, rows }: Props) {
  const { t } = useTranslation();
  const open = useOpenPanel();
  const [at, setAt] = useState(0);
  const typed = useRef({ digits: '', when: 0 });
  const list = useRef<HTMLTableSectionElement>(null);
  const asked = usePanelFocus((s) => s.asked);
  const focusRow = (index: number) => {
    setAt(index);
    list.current?.querySelectorAll<HTMLElement>('tr')[index]?.focus();
  };
  useEffect(() => {
    if (!asked) return;
    usePanelFocus.getState().given();
    list.current?.querySelector<HTMLElement>('tr')?.focus();
  }, [asked]);

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      focusRow(Math.max(0, Math.min(rows.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const row = rows[at];
      if (row) open(row.inquiryId);
    } else if (/^\d$/.test(event.key)) {
      const digits = event.timeStamp - typed.current.when < digitsMs ? typed.current.digits + event.key : event.key;
      typed.current = { digits, when: event.timeStamp };
      const row = rowByDigits(rows, digits);
      if (row) open(row.inquiryId);
    }
  };
  return (
    <>
      <header className={classes.head}><h2 className={classes.title}>{mode === 'table' ? t('panel.several', { count: rows.length }) : t('panel.recent')}</h2><PanelClose /></header>
      {rows.length === 0 ? <Empty icon={<IconPhoneCheck size={40} stroke={1.3} aria-hidden />}>{t('panel.noRecent')}</Empty> : (
        <div className={classes.body}>
          <p className={classes.help}>{t('panel.tableHelp')}</p>
          <table className={classes.table}>
            <thead><tr><th scope="col">{t('panel.time')}</th><th scope="col">{t('panel.phone')}</th></tr></thead>
            <tbody ref={list} onKeyDown={press}>
              {rows.map((row, i) => (
                <tr key={row.inquiryId} tabIndex={i === Math.min(at, rows.length - 1) ? 0 : -1} onFocus={() => { setAt(i); }} onClick={() => { open(row.inquiryId); }}>
                  <td>{row.time}</td>
                  <td><PhoneNumber text={row.number} />{row.name && <span className={classes.second}>{row.name}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
