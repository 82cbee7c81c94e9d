import { useEffect } from 'react';
import type { Card } from '#shared/patients/contract.ts';
import { comboOf } from '../../shell/combo.ts';
import { useDial } from '../../ui/use-dial.ts';

/** Ctrl+F7 calls the main number of the open card, whichever tab is shown. */
export function useMainCall(card: Card | undefined): void {
  const { dial, allowed } = useDial();
  const number = allowed ? card?.phones.find((phone) => phone.e164)?.e164 : undefined;
  useEffect(() => {
    if (number === undefined) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.repeat || event.defaultPrevented || comboOf(event) !== 'Ctrl+F7') return;
      event.preventDefault();
      dial(number);
    };
    window.addEventListener('keydown', press);
    return () => { window.removeEventListener('keydown', press); };
  }, [number, dial]);
}
