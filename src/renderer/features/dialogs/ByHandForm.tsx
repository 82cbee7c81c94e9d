import { useEffect, useRef, useState, type RefObject } from 'react';
import { ActionIcon, Button, Select, Textarea } from '@mantine/core';
import { IconAlertCircle, IconArrowBackUp, IconEraser, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dialogTextMax } from '#shared/inquiries/by-hand.ts';
import { client } from '../../ipc/client.ts';
import { deskNow, useRight } from '../../ipc/desk-store.ts';
import { comboOf } from '../../shell/combo.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { Tip } from '../../ui/Tip.tsx';
import { tell } from '../../ui/tell.ts';
import { panelClasses, PatientBlocks } from '../calls/index.ts';
import { useDirectories, useZone } from '../directories/index.ts';
import { DirectionChoice, KindChoice } from './KindChoice.tsx';
import { Label } from './Label.tsx';
import { WaitingRow } from './WaitingRow.tsx';
import { WhenRow } from './WhenRow.tsx';
import { WhoRows } from './WhoRows.tsx';
import { callOf, dialogOf, fieldOf, ownProblem, typeShown, type FieldName, type FieldProblem } from './by-hand-draft.ts';
import { useByHand, type ByHandMode } from './by-hand-store.ts';
import { useDraft } from './use-draft.ts';
import { useLookUp } from './use-look-up.ts';
import { useSave } from './use-save.ts';
import classes from './dialogs.module.css';

interface Props { readonly mode: ByHandMode; readonly shown: boolean }

/** «Добавление диалога» and «Комментарий к разговору»: the panel of a call for what no exchange tells of (R-061…R-063, R-124…R-133). */
export function ByHandForm({ mode, shown }: Props) {
  const { t } = useTranslation();
  const call = mode === 'call', { draft, change, forget, filled, clear, canReturn, giveBack } = useDraft(call ? 'mobile-call' : 'dialog');
  const found = useLookUp(draft), zone = useZone(), { data: directories } = useDirectories(), mayBook = useRight('schedule.write');
  const { asked, given, close } = useByHand(), goOn = useScreen((s) => s.goOnInSchedule);
  const [problem, setProblem] = useState<FieldProblem>();
  const channel = useRef<HTMLInputElement>(null), phone = useRef<HTMLInputElement>(null), who = useRef<HTMLInputElement>(null), topic = useRef<HTMLInputElement>(null), time = useRef<HTMLInputElement>(null), text = useRef<HTMLTextAreaElement>(null), choices = useRef<HTMLOListElement>(null);

  const fields: Readonly<Record<FieldName, RefObject<HTMLElement | null>>> = { channel, phone, who, topic, time, text };
  const point = (why: FieldProblem) => {
    setProblem(why);
    const at = why === 'person-required' ? choices.current?.querySelector('button') : fields[fieldOf[why]].current;
    (at ?? document.getElementById('by-hand-when'))?.focus();
  };
  const saving = useSave(
    (thenBook) => (call ? client.inquiries.addByHand(callOf(draft, zone, deskNow(), thenBook, found?.waiting?.inquiryId)) : client.inquiries.addDialog(dialogOf(draft, zone, thenBook))),
    { refused: point, saved: (thenBook) => {
      forget();
      close(!thenBook);
      if (thenBook) goOn();
      const what = thenBook ? 'byHand.savedToBuffer' : call ? 'byHand.savedCall' : draft.kind === 'dialogLead' ? 'byHand.savedLead' : 'byHand.saved';
      tell('done', `${t(what)}${typeShown(draft, found) === 'wantsToBook' && !draft.topicId ? ` ${t('byHand.withoutTopic')}` : ''}`);
    } },
  );
  const canBook = found?.canBook ?? true;
  const save = (thenBook: boolean) => {
    if (saving.isPending || (thenBook && (!canBook || !mayBook))) return;
    const own = ownProblem(draft);
    setProblem(own);
    if (own) point(own);
    else saving.mutate(thenBook);
  };
  const saveRef = useRef(save);
  useEffect(() => { saveRef.current = save; });
  useEffect(() => {
    if (!shown) return undefined;
    const press = (event: KeyboardEvent) => {
      const combo = comboOf(event);
      if (combo !== 'Ctrl+Enter' && combo !== 'Ctrl+S') return;
      if (event.target instanceof Element && event.target.closest('[role="dialog"], [data-booking]')) return;
      event.preventDefault();
      saveRef.current(combo === 'Ctrl+Enter');
    };
    window.addEventListener('keydown', press);
    return () => { window.removeEventListener('keydown', press); };
  }, [shown]);
  useEffect(() => {
    if (!asked || !shown) return;
    given();
    (call ? phone : channel).current?.focus();
  }, [asked, shown, given, call]);

  const errorAt = (field: FieldName) => (problem !== undefined && fieldOf[problem] === field ? t(`byHand.problem.${problem}`, { max: dialogTextMax.toLocaleString('ru') }) : undefined);
  const edit: typeof change = (next) => {
    setProblem(undefined);
    change(next);
  };
  const title = t(call ? 'byHand.callTitle' : 'byHand.dialogTitle');
  return (
    <>
      <header className={panelClasses.head}>
        <h2 className={panelClasses.title}>{title}</h2>
        {canReturn ? <Tip label={t('byHand.giveBack')}><ActionIcon aria-label={t('byHand.giveBack')} onClick={giveBack}><IconArrowBackUp size={18} stroke={1.7} aria-hidden /></ActionIcon></Tip>
          : filled && <Tip label={t('byHand.clear')}><ActionIcon aria-label={t('byHand.clear')} onClick={() => { setProblem(undefined); clear(); }}><IconEraser size={18} stroke={1.7} aria-hidden /></ActionIcon></Tip>}
        <ActionIcon onClick={() => { close(); }} aria-label={t('byHand.close')} title="Esc"><IconX size={18} aria-hidden /></ActionIcon>
      </header>
      <div className={classes.choice}>
        {call ? <DirectionChoice value={draft.direction} onChange={(direction) => { edit({ ...draft, direction }); }} /> : <KindChoice value={draft.kind} onChange={(kind) => { edit({ ...draft, kind }); }} />}
      </div>
      <div className={panelClasses.body}>
        <div className={panelClasses.fields} role="group" aria-label={title}>
          <Label of="by-hand-channel" text={t('byHand.channel')} required={!call} />
          <Select id="by-hand-channel" ref={channel} value={draft.adChannelId ?? null} searchable clearable openOnFocus={false} placeholder={t(call ? 'byHand.channelMaybe' : 'byHand.channelHint')} nothingFoundMessage={t('common.nothing')} clearButtonProps={{ 'aria-label': t('common.clear') }} error={errorAt('channel')}
            onChange={(value) => { edit({ ...draft, adChannelId: value ?? undefined }); }} data={directories?.adChannels.map((one) => ({ value: one.id, label: one.name })) ?? []} />
          <WhoRows call={call} draft={draft} change={edit} found={found} phoneNeeded={!call && draft.kind === 'dialogLead'} errors={{ phone: errorAt('phone'), who: errorAt('who'), topic: errorAt('topic') }} phoneRef={phone} whoRef={who} topicRef={topic} choicesRef={choices} />
          {call && <WaitingRow waiting={found?.waiting} draft={draft} change={edit} />}
          {!call && (
            <Textarea ref={text} className={classes.wide ?? ''} label={t('byHand.text')} labelProps={{ className: classes.textLabel }} placeholder={t('byHand.textHint')} autosize minRows={3} maxRows={12} value={draft.text} error={errorAt('text')} onChange={(event) => { edit({ ...draft, text: event.currentTarget.value }); }} />
          )}
          <WhenRow call={call} draft={draft} change={edit} error={errorAt('time')} timeRef={time} />
        </div>
        {found?.context && <PatientBlocks context={found.context} />}
      </div>
      <footer className={panelClasses.foot}>
        {!canBook && found?.whyNot && <p className={panelClasses.whyNot}><IconAlertCircle size={16} aria-hidden />{found.whyNot}</p>}
        <div className={panelClasses.deeds}>
          {mayBook && (
            <Tip label={canBook ? 'Ctrl+Enter' : found?.whyNot}>
              <Button className={panelClasses.main ?? ''} px="xs" onClick={() => { save(true); }} loading={saving.isPending && saving.variables} {...(canBook ? {} : { 'data-disabled': true, 'aria-disabled': true })} aria-keyshortcuts="Control+Enter">{t('panel.saveAndBook')}</Button>
            </Tip>
          )}
          <Tip label="Ctrl+S"><Button className={mayBook ? '' : panelClasses.main ?? ''} variant="default" px="sm" onClick={() => { save(false); }} loading={saving.isPending && !saving.variables} aria-keyshortcuts="Control+S">{t('panel.save')}</Button></Tip>
        </div>
      </footer>
    </>
  );
}
