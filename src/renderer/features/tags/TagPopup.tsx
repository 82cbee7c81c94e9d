import { useState } from 'react';
import { Button, Chip, Kbd, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconTags } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TagChoice } from '#shared/tags/contract.ts';
import { canSaveTags, type TagPopup as Popup } from '#shared/tags/view.ts';
import { client } from '../../ipc/client.ts';
import { useDesk } from '../../ipc/desk-store.ts';
import { PhoneNumber } from '../../ui/PhoneNumber.tsx';
import classes from './tags.module.css';

/** The pop-up takes no focus by itself; F9 goes to it. */
export const focusTagPopup = (): void => { document.querySelector<HTMLElement>('[data-tag-popup] input:not(:disabled)')?.focus(); };

/** After a conversation: why nothing was booked, or what was wanted (R-191…R-193). It stands under the call cards and covers none. */
export function TagPopup() {
  const popup = useDesk((s) => s.snapshot?.tagPopup);
  return popup ? <Form key={popup.callId} popup={popup} /> : null;
}

function Form({ popup }: { readonly popup: Popup }) {
  const { t } = useTranslation();
  const [kept, setKept] = useState<TagChoice>(popup.choice), [tried, setTried] = useState(false);
  const known = popup.groups.flatMap(({ tags }) => tags.map(({ id }) => id)), choice = { ...kept, tagIds: kept.tagIds.filter((id) => known.includes(id)) };
  const { mutate: keep } = useMutation({ mutationFn: (next: TagChoice) => client.tags.choose({ callId: popup.callId, choice: next }), onError: () => undefined });
  const { mutate: save, isPending } = useMutation({ mutationFn: () => client.tags.save({ callId: popup.callId, choice }) });
  const set = (next: TagChoice): void => { setKept(next); keep(next); };
  const pick = (id: string, on: boolean): void => { set({ ...choice, tagIds: on ? [...choice.tagIds, id] : choice.tagIds.filter((one) => one !== id) }); };
  const ready = canSaveTags(choice), phone = popup.who.startsWith('+');
  return (
    <form noValidate className={classes.popup} data-tag-popup data-call={popup.callId} aria-label={t('tags.title')} onSubmit={(event) => { event.preventDefault(); setTried(true); if (ready && !isPending) save(); }}>
      <div className={classes.head}><IconTags size={20} stroke={1.8} aria-hidden />{t('tags.title')}<span><Kbd fz={14} aria-hidden>{t('tags.key')}</Kbd></span></div>
      <div className={classes.who}>{popup.time} · {phone ? <PhoneNumber text={popup.who} /> : popup.who}</div>
      <div className={classes.groups}>
        {popup.groups.map((group) => (
          <fieldset key={group.id} className={classes.group}>
            <legend>{group.name}</legend>
            <div className={classes.chips}>
              {group.tags.map((tag) => <Chip key={tag.id} classNames={{ label: classes.chip! }} variant="light" checked={choice.tagIds.includes(tag.id)} onChange={(on) => { pick(tag.id, on); }}>{tag.name}</Chip>)}
            </div>
          </fieldset>
        ))}
        <div>
          <Chip classNames={{ label: classes.chip! }} variant="light" checked={choice.other !== undefined} onChange={(on) => { set(on ? { ...choice, other: '' } : { tagIds: choice.tagIds }); }}>{t('tags.other')}</Chip>
          {choice.other !== undefined && (
            <TextInput mt={6} aria-label={t('tags.otherText')} placeholder={t('tags.otherText')} maxLength={300} required value={choice.other} onChange={(event) => { set({ ...choice, other: event.currentTarget.value }); }} error={tried && choice.other.trim() === '' ? t('tags.otherNeeded') : undefined} />
          )}
        </div>
      </div>
      <div className={classes.foot}>
        <Button type="submit" size="compact-md" mih={34} fz={14} px={14} loading={isPending} {...(ready ? {} : { 'data-disabled': true, 'aria-disabled': true, 'aria-description': t('tags.choose') })}>{t('tags.save')}</Button>
        {popup.more > 0 && <span className={classes.quiet}>{t('tags.more', { count: popup.more })}</span>}
      </div>
    </form>
  );
}
