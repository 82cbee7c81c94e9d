import type { Ref, RefObject } from 'react';
import { Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { whoType as whoTypes } from '#shared/inquiries/contract.ts';
import type { FoundPerson } from '#shared/inquiries/found-person.ts';
import { PersonMarks } from '../../ui/PersonLine.tsx';
import { PersonChoices, WhoField } from '../calls/index.ts';
import { useDirectories } from '../directories/index.ts';
import { Label } from './Label.tsx';
import { isCallTo, typeShown, whoShown, withCard, withPhone, withTyped, type ByHandDraft } from './by-hand-draft.ts';
import classes from './dialogs.module.css';

interface Props {
  readonly draft: ByHandDraft;
  readonly change: (next: ByHandDraft) => void;
  readonly found: FoundPerson | undefined;
  readonly call: boolean;
  readonly phoneNeeded: boolean;
  readonly errors: Readonly<Partial<Record<'phone' | 'who' | 'topic', string | undefined>>>;
  readonly phoneRef: Ref<HTMLInputElement>;
  readonly whoRef: Ref<HTMLInputElement>;
  readonly topicRef: RefObject<HTMLInputElement | null>;
  readonly choicesRef: Ref<HTMLOListElement>;
}

const none = () => undefined;

/** The number, who it is, of which type, about what: the person of a number by itself, one of several only by hand. */
export function WhoRows({ call, draft, change, found, phoneNeeded, errors, phoneRef, whoRef, topicRef: topic, choicesRef }: Props) {
  const { t } = useTranslation();
  const { data: directories } = useDirectories();
  const type = typeShown(draft, found), taken = draft.phone.trim() === '' && draft.person?.kind === 'patient';
  return (
    <>
      <Label of="by-hand-phone" text={t('byHand.phone')} required={phoneNeeded && !taken} />
      <TextInput id="by-hand-phone" ref={phoneRef} value={draft.phone} inputMode="tel" autoComplete="off" spellCheck={false} placeholder={t(taken ? 'byHand.phoneOfCard' : 'byHand.phoneHint')} error={errors.phone}
        onChange={(event) => { change(withPhone(draft, event.currentTarget.value)); }} />
      {found !== undefined && found.choices.length > 0 && (
        <div className={classes.wide}>
          <PersonChoices listRef={choicesRef} choices={found.choices} why={t(found.mustChoose ? 'byHand.choose' : 'byHand.alsoCard', { count: found.choices.length })}
            onChoose={(one) => { change(withCard(draft, one.patientId, one.name)); topic.current?.focus(); }} />
        </div>
      )}
      <Label of="by-hand-who" text={t(isCallTo(call, draft) ? 'panel.whom' : 'panel.who')} />
      <div>
        <WhoField id="by-hand-who" inputRef={whoRef} value={whoShown(draft, found)} placeholder={t('panel.whoHint')} onFocus={none} onBlur={none}
          onType={(text) => { change(withTyped(draft, text)); }} onChoose={(person) => { change(withCard(draft, person.patientId, person.name)); }} />
        {errors.who && <p className={classes.error} role="alert">{errors.who}</p>}
        {found && (found.marks.includes('archived') || found.marks.includes('banned')) && <p className={classes.marks}><PersonMarks archived={found.marks.includes('archived')} banned={found.marks.includes('banned')} /></p>}
      </div>
      <Label of="by-hand-type" text={t('panel.type')} />
      <Select id="by-hand-type" rightSectionWidth={28} value={type} allowDeselect={false} openOnFocus={false} onChange={(value) => { if (value) change({ ...draft, whoType: value }); }} data={whoTypes.options.map((value) => ({ value, label: t(`whoType.${value}`) }))} />
      <Label of="by-hand-topic" text={t('panel.topic')} />
      <Select id="by-hand-topic" ref={topic} value={draft.topicId ?? null} searchable clearable openOnFocus={false} placeholder={t('panel.topicHint')} nothingFoundMessage={t('common.nothing')} clearButtonProps={{ 'aria-label': t('common.clear') }}
        error={errors.topic} inputWrapperOrder={['input', 'error', 'description']} description={!errors.topic && type === 'wantsToBook' && !draft.topicId ? t(call ? 'byHand.noTopicCall' : 'byHand.noTopic') : undefined}
        onChange={(value) => { change({ ...draft, topicId: value ?? undefined }); }} data={directories?.topics.map((one) => ({ value: one.id, label: one.name })) ?? []} />
      <Label of="by-hand-comment" text={t('panel.comment')} />
      <Textarea id="by-hand-comment" value={draft.comment} autosize minRows={1} maxRows={5} maxLength={4000} placeholder={t('panel.commentHint')} onChange={(event) => { change({ ...draft, comment: event.currentTarget.value }); }} />
    </>
  );
}
