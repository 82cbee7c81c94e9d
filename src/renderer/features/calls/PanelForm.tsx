import { useEffect, useRef, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { ActionIcon, Button, Menu, Select, Textarea } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconClipboardPlus, IconDots, IconHelpCircle, IconHourglass, IconIdBadge2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { whoTypeTexts, type PanelForm as Form, type PanelTableRow } from '#shared/inquiries/view.ts';
import { whoType as whoTypes } from '#shared/inquiries/contract.ts';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { useDialog, type About } from '../../shell/dialog-store.ts';
import { comboOf } from '../../shell/combo.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { Tip } from '../../ui/Tip.tsx';
import { tell } from '../../ui/tell.ts';
import { useSaid } from '../../ui/use-said.ts';
import { useDirectories } from '../directories/index.ts';
import { CloseLeadOffer, LeadFacts } from './LeadParts.tsx';
import { PanelHead } from './PanelHead.tsx';
import { PatientBlocks } from './PatientBlocks.tsx';
import { openWhy } from '../why/index.ts';
import { TypeWhyButton } from './TypeWhyButton.tsx';
import { PersonChoices } from './PersonChoices.tsx';
import { WhoField } from './WhoField.tsx';
import { missing, typedPerson } from './panel-draft.ts';
import { usePanelFocus } from './use-calls.ts';
import { usePanelDraft } from './use-panel-draft.ts';
import classes from './panel.module.css';

interface Props { readonly form: Form; readonly others: readonly PanelTableRow[]; readonly shown: boolean }

/** Whom a task or a wait-list entry made from this call is for. */
const aboutOf = (form: Form): About => ({
  who: form.who || form.number, inquiryId: form.inquiryId, phone: form.numberE164,
  patientId: form.person.kind === 'patient' ? form.person.id : undefined, typedName: form.person.kind === 'typed' ? form.person.name : undefined,
});

/** One call: who, what for, the comment, everything about the person, and the two ways to save (R-010…R-038). */
export function PanelForm({ form, others, shown }: Props) {
  const { t } = useTranslation();
  const said = useSaid();
  const { fields, setPerson, setWhoType, setTopic, setComment, unsent, flush, focus } = usePanelDraft(form);
  const { data: directories } = useDirectories();
  const mayBook = useRight('schedule.write'), mayPlan = useRight('crm.write'), mayCards = useRight('patients.write');
  const openDialog = useDialog((s) => s.open);
  const goOn = useScreen((s) => s.goOnInSchedule), openPatient = useScreen((s) => s.openPatient);
  const [warned, setWarned] = useState(false);
  const who = useRef<HTMLInputElement>(null), topic = useRef<HTMLInputElement>(null), comment = useRef<HTMLTextAreaElement>(null), choices = useRef<HTMLOListElement>(null);
  /** «Сохранить и перейти к карточке пациента»: the card, or a new one with what is known, which the inquiry then has. */
  const goToCard = () => {
    if (fields.person.kind === 'patient') { openPatient(fields.person.id); return; }
    openDialog({ kind: 'newPatient', phone: form.numberE164, name: fields.who, onCreated: (id) => {
      void client.inquiries.save({ inquiryId: form.inquiryId, change: { person: { kind: 'patient', id } } }).then(() => { openPatient(id); }, () => undefined);
    } });
  };
  const saving = useMutation({
    mutationFn: ({ thenBook }: { readonly thenBook: boolean; readonly thenCard: boolean }) => client.inquiries.save({ inquiryId: form.inquiryId, change: unsent(), thenBook }),
    // here and not at the press: a saved lead takes its panel away
    onSuccess: (_, { thenBook, thenCard }) => {
      setWarned(false);
      if (thenCard) goToCard();
      if (thenBook) goOn();
      tell('done', t(thenBook ? 'panel.savedToBuffer' : 'panel.saved'));
    },
  });
  const lacks = missing(fields);
  /** An empty topic is pointed at once; a second press saves all the same. */
  const save = (thenBook: boolean, thenCard = false) => {
    if (thenBook && !form.canBook) return;
    if (lacks && (!warned || form.topicRequired)) {
      setWarned(true);
      topic.current?.focus();
      return;
    }
    saving.mutate({ thenBook, thenCard });
  };
  const saveRef = useRef(save);
  saveRef.current = save;

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

  const asked = usePanelFocus((s) => s.asked);
  useEffect(() => {
    if (!asked || !shown) return;
    usePanelFocus.getState().given();
    if (form.choices.length > 1) choices.current?.querySelector('button')?.focus();
    else if (!fields.who) who.current?.focus();
    else if (lacks) topic.current?.focus();
    else comment.current?.focus();
  }, [asked, shown, form.choices.length, fields.who, lacks]);

  const id = (name: string) => `panel-${name}`;
  const label = (name: string, text: string, required = false) => <label className={classes.label} htmlFor={id(name)}>{text}{required && <span aria-hidden className={classes.star}>*</span>}</label>;
  const outbound = form.state === 'dialing' || form.direction === 'outbound';
  return (
    <>
      <PanelHead form={form} others={others} />
      <div className={classes.body}>
        <CloseLeadOffer form={form} />
        {form.lead && <LeadFacts lead={form.lead} />}
        {form.choices.length > 1 && fields.person.kind === 'none' && (
          <PersonChoices listRef={choices} choices={form.choices} onChoose={(one) => { setPerson({ kind: 'patient', id: one.patientId }, one.name); topic.current?.focus(); }} />
        )}
        <div className={classes.fields}>
          {label('who', t(outbound ? 'panel.whom' : 'panel.who'), true)}
          <WhoField id={id('who')} inputRef={who} value={fields.who} placeholder={t('panel.whoHint')} {...focus('person')}
            onType={(text) => { setPerson(typedPerson(text), text, true); }} onChoose={(person) => { setPerson({ kind: 'patient', id: person.patientId }, person.name); }} />
          <div className={classes.labelled}>{label('type', t('panel.type'), true)}<TypeWhyButton type={form.typeWhy} /></div>
          <Select id={id('type')} rightSectionWidth={28} value={fields.whoType} allowDeselect={false} openOnFocus={false} {...focus('whoType')} onChange={(value) => { if (value) setWhoType(value); }}
            data={whoTypes.options.map((value) => ({ value, label: said(whoTypeTexts[value], `whoType.${value}`) }))} />
          {label('topic', t('panel.topic'), fields.whoType === 'wantsToBook')}
          <Select id={id('topic')} ref={topic} value={fields.topicId ?? null} searchable clearable openOnFocus={false} placeholder={t('panel.topicHint')} nothingFoundMessage={t('common.nothing')} clearButtonProps={{ 'aria-label': t('common.clear') }} {...focus('topicId')}
            onChange={(value) => { setTopic(value ?? undefined); }} error={warned && lacks ? t(form.topicRequired ? 'leads.topicRequired' : 'panel.noTopic') : undefined} data={directories?.topics.map((one) => ({ value: one.id, label: one.name })) ?? []} />
          {label('comment', t('panel.comment'))}
          <Textarea id={id('comment')} ref={comment} value={fields.comment} autosize minRows={2} maxRows={6} maxLength={4000} placeholder={t('panel.commentHint')} {...focus('comment')} onChange={(event) => { setComment(event.currentTarget.value); }} />
        </div>
        {form.context && <PatientBlocks context={form.context} />}
      </div>
      <footer className={classes.foot}>
        {form.whyNot && !form.canBook && <p className={classes.whyNot}><IconAlertCircle size={16} aria-hidden />{form.whyNot}</p>}
        <div className={classes.deeds}>
          {mayBook && (
            <Tip label={form.canBook ? 'Ctrl+Enter' : form.whyNot}>
              <Button className={classes.main} px={8} onClick={() => { save(true); }} loading={saving.isPending && saving.variables.thenBook} {...(form.canBook ? {} : { 'data-disabled': true, 'aria-disabled': true })} aria-keyshortcuts="Control+Enter">{t('panel.saveAndBook')}</Button>
            </Tip>
          )}
          <Tip label="Ctrl+S">
            <Button variant="default" px="xs" onClick={() => { save(false); }} loading={saving.isPending && !saving.variables.thenBook && !saving.variables.thenCard} aria-keyshortcuts="Control+S" leftSection={form.saved ? <IconCheck size={16} aria-label={t('panel.isSaved')} /> : undefined}>{t('panel.save')}</Button>
          </Tip>
          {mayPlan && (
            <Menu position="top-end">
              <Menu.Target><ActionIcon size={36} variant="default" aria-label={t('panel.more')}><IconDots size={18} aria-hidden /></ActionIcon></Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconHourglass size={18} stroke={1.7} aria-hidden />} onClick={() => { flush(); openDialog({ kind: 'waitlist', about: aboutOf(form) }); }}>{t('panel.toWaitlist')}</Menu.Item>
                <Menu.Item leftSection={<IconHelpCircle size={18} stroke={1.7} aria-hidden />} onClick={() => { flush(); openWhy(form.inquiryId); }}>{t('why.typeAndLinks')}</Menu.Item>
                <Menu.Item leftSection={<IconClipboardPlus size={18} stroke={1.7} aria-hidden />} onClick={() => { flush(); openDialog({ kind: 'task', about: aboutOf(form) }); }}>{t('panel.toTask')}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
        {form.lead && mayCards && <Button mt="xs" fullWidth variant="light" px="xs" onClick={() => { save(false, true); }} loading={saving.isPending && saving.variables.thenCard} leftSection={<IconIdBadge2 size={17} stroke={1.8} aria-hidden />}>{t('leads.saveToCard')}</Button>}
      </footer>
    </>
  );
}
