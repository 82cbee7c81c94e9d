import { useMemo } from 'react';
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { undoMs, type PlaceResult } from '#shared/schedule/contract.ts';
import { errorText } from '../../ipc/error-text.ts';
import { CallError } from '../../ipc/call-error.ts';
import { tell } from '../../ui/tell.ts';
import { placeText } from '../booking/index.ts';

interface Undoable { readonly what: string; readonly till: number; readonly toast: string; back(): Promise<unknown> }
let undoable: Undoable | undefined;

const isPlace = (result: unknown): result is PlaceResult => typeof result === 'object' && result !== null && 'kind' in result && result.kind !== 'done';

/** «Отменить» beside what has just been done, for as long as main would take it back (UX rule 18), and Ctrl+Z for the last of it. */
export function useUndo() {
  const { t } = useTranslation(['schedule', 'booking']);
  return useMemo(() => {
    const undo = async ({ toast, back }: Undoable): Promise<void> => {
      notifications.hide(toast);
      if (undoable?.toast === toast) undoable = undefined;
      try {
        const result = await back();
        if (!isPlace(result) || result.kind === 'done') return tell('info', t('done.undone'));
        const { key, values } = placeText(result);
        tell('warn', t(`booking:${key}`, values));
      } catch (error) {
        tell('warn', error instanceof CallError && error.code !== 'conflict' ? errorText(error) : t('done.undoTooLate'));
      }
    };
    /** `what` names the thing done to: a newer deed on it is the one main would take back, so the older offer goes. */
    const offer = (what: string, message: string, back: () => Promise<unknown>): void => {
      if (undoable?.what === what) notifications.hide(undoable.toast);
      const one: Undoable = { what, till: Date.now() + undoMs, toast: `undo-${crypto.randomUUID()}`, back };
      undoable = one;
      notifications.show({
        id: one.toast, autoClose: undoMs, color: 'green', withAutoCloseProgress: true, closeButtonProps: { 'aria-label': t('dialog.close') },
        message: (
          <Group justify="space-between" wrap="nowrap" gap="sm">
            <Text size="sm">{message}</Text>
            <Button size="compact-sm" mih={32} variant="light" onClick={() => { void undo(one); }}>{t('done.undo')}</Button>
          </Group>
        ),
      });
    };
    const undoLast = (): void => { if (undoable && undoable.till > Date.now()) void undo(undoable); };
    return { offer, undoLast };
  }, [t]);
}
