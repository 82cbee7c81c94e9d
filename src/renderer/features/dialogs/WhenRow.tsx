import type { Ref } from 'react';
import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core';
import { IconClock, IconClockEdit, IconClockX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText, wallOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import { deskNow } from '../../ipc/desk-store.ts';
import { DayField } from '../../ui/DayField.tsx';
import { Tip } from '../../ui/Tip.tsx';
import { useZone } from '../directories/index.ts';
import { panelClasses } from '../calls/index.ts';
import { Label } from './Label.tsx';
import type { ByHandDraft } from './by-hand-draft.ts';
import classes from './dialogs.module.css';

interface Props { readonly call: boolean; readonly draft: ByHandDraft; readonly change: (next: ByHandDraft) => void; readonly error?: string | undefined; readonly timeRef: Ref<HTMLInputElement> }

/** When it was: now, unless somebody sets it back; of a call also how long it was. */
export function WhenRow({ call, draft, change, error, timeRef }: Props) {
  const { t } = useTranslation();
  const zone = useZone(), own = draft.time !== undefined;
  const setBack = () => {
    const now = wallOf(instant(deskNow()), zone);
    change({ ...draft, day: now.day, time: clockText(now.minute) });
    requestAnimationFrame(() => { document.getElementById('by-hand-time')?.focus(); });
  };
  const toNow = () => {
    const { day: _, time: __, ...rest } = draft;
    change(rest);
    requestAnimationFrame(() => { document.getElementById('by-hand-when')?.focus(); });
  };
  return (
    <>
      {own ? <Label of="by-hand-time" text={t('byHand.when')} /> : <span className={panelClasses.label} id="by-hand-when-word">{t('byHand.when')}</span>}
      {own ? (
        <div>
          <div className={classes.when}>
            <TextInput id="by-hand-time" ref={timeRef} w="4rem" value={draft.time ?? ''} aria-invalid={error !== undefined} aria-label={t('byHand.time')} onChange={(event) => { change({ ...draft, time: event.currentTarget.value }); }} />
            <DayField className={classes.whenDay ?? ''} aria-label={t('byHand.day')} value={draft.day} maxDate={wallOf(instant(deskNow()), zone).day} onChange={(day) => { change({ ...draft, day }); }} />
            <Tip label={t('byHand.toNow')}><ActionIcon size={36} variant="default" aria-label={t('byHand.toNow')} onClick={toNow}><IconClockX size={18} stroke={1.7} aria-hidden /></ActionIcon></Tip>
          </div>
          {error && <p className={classes.error} role="alert">{error}</p>}
        </div>
      ) : (
        <div>
          <Button id="by-hand-when" variant="default" aria-describedby="by-hand-when-word" leftSection={<IconClock size={17} stroke={1.7} aria-hidden />} rightSection={<IconClockEdit size={17} stroke={1.7} aria-hidden />} onClick={setBack} title={t('byHand.setBack')}>{t(call ? 'byHand.justEnded' : 'byHand.now')}</Button>
          {error && <p className={classes.error} role="alert">{error}</p>}
        </div>
      )}
      {call && (
        <>
          <Label of="by-hand-minutes" text={t('byHand.minutes')} />
          <NumberInput id="by-hand-minutes" suffix={t('byHand.min')} min={0} max={720} allowDecimal={false} allowNegative={false} clampBehavior="strict" hideControls value={draft.minutes} placeholder={t('byHand.minutesHint')} onChange={(value) => { change({ ...draft, minutes: typeof value === 'number' ? value : '' }); }} />
        </>
      )}
    </>
  );
}
