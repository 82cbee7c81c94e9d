import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { ActionIcon, Button, Checkbox, Group, Textarea, TextInput } from '@mantine/core';
import { IconCalendarCheck, IconChecklist, IconClipboardText, IconHourglass, IconInfoCircle, IconStack2, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BookingForm as Form } from '#shared/schedule/view.ts';
import type { AppointmentKind, Slot } from '#shared/schedule/contract.ts';
import { client } from '../../ipc/client.ts';
import { errorText } from '../../ipc/error-text.ts';
import { useDesk } from '../../ipc/desk-store.ts';
import { useDialog, type About } from '../../shell/dialog-store.ts';
import { Tip } from '../../ui/Tip.tsx';
import { tell } from '../../ui/tell.ts';
import { usePlaces } from '../directories/index.ts';
import { KindField } from './KindField.tsx';
import { PersonField, type Chosen } from './PersonField.tsx';
import { RefusedPlace } from './RefusedPlace.tsx';
import { SlotFields } from './SlotFields.tsx';
import { useBookingStore } from './booking-store.ts';
import { givenOf, linkedAtFirst } from './given.ts';
import { useBooking } from './use-booking.ts';
import { useKeptText } from '../../ui/use-kept-text.ts';
import classes from './booking.module.css';

const toSchedule = () => { document.querySelector<HTMLElement>('[data-schedule-grid]')?.focus({ preventScroll: true }); };
/** Mantine's description is smaller than anything on our screen may be (UX rule 24). */
const hintSize = { description: { fontSize: '0.875rem' } };
const isTyping = (element: Element | null) => element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

function OpenForm({ form }: { readonly form: Form }) {
  const { t, i18n } = useTranslation('booking');
  const box = useRef<HTMLElement>(null), person = useRef<HTMLInputElement>(null), add = useRef<HTMLButtonElement>(null), remark = useRef<HTMLTextAreaElement>(null);
  const [slot, setSlot] = useState(form.slot);
  /** null: taken away by hand; undefined: as main prefilled it. */
  const [picked, setPicked] = useState<Chosen | null>();
  const [kind, setKind] = useState<AppointmentKind>('ordinary');
  const [comment, setComment] = useState(''), [earlier, setEarlier] = useState(false), [wish, setWish] = useState('');
  const [linkByHand, setLinkByHand] = useState<boolean>(), [touched, setTouched] = useState(false);
  const { book, pending, refusal, forgetRefusal } = useBooking(form);
  const doctor = usePlaces().data?.doctors.find((d) => d.id === slot.doctorId)?.name ?? form.doctor;
  const callOf = useDesk((s) => s.snapshot?.cards.find((card) => card.callId === form.linkCurrent?.inquiryId)?.patientId);

  const kept = useKeptText(`booking:${form.formId}`, { comment, earlier, wish }, touched, (was) => {
    setComment(was.comment);
    setEarlier(was.earlier);
    setWish(was.wish);
  });
  const chosen: Chosen | undefined = picked ?? (picked === null ? undefined : form.patient);
  /** Main speaks Russian; on an English screen the shorter sentence of ours stands. */
  const said = i18n.language === 'ru' ? form.whyNot : undefined;
  const whyNot = !chosen ? said ?? t('noPatient') : picked ? (picked.banned ? t('bannedNow') : undefined) : form.canBook ? undefined : said ?? t('bannedNow');
  const ticked = linkByHand ?? linkedAtFirst(form, picked?.id, callOf);

  // only a form opened by this very person takes the keyboard, and never out of somebody's typing
  const openedHere = useBookingStore((s) => s.openedHere === form.formId);
  useEffect(() => {
    if (!openedHere) return undefined;
    let frame = 0, tries = 20;
    const take = () => {
      const target = form.patient ? remark.current : form.newCard ? add.current : person.current;
      if (isTyping(document.activeElement) && !box.current?.contains(document.activeElement)) tries = 0;
      // the dock turns its tab to the form only after this page is drawn
      else if (target && target.offsetParent !== null) { target.focus(); tries = 0; }
      if (--tries > 0) frame = requestAnimationFrame(take);
      else useBookingStore.getState().focused();
    };
    take();
    return () => { cancelAnimationFrame(frame); };
  }, [openedHere, form]);

  const chooseSlot = (next: Slot) => {
    setSlot(next);
    forgetRefusal();
    useBookingStore.getState().choose(form.formId, next);
  };
  const chooseFresh = (next: Chosen | undefined) => {
    setPicked(next ?? null);
    forgetRefusal();
    requestAnimationFrame(() => { (next ? remark : person).current?.focus(); });
  };
  const openDialog = useDialog((s) => s.open), inquiryId = form.buffer?.inquiryId ?? form.openedIn, typed = form.newCard && `${form.newCard.surname} ${form.newCard.firstName}`.trim();
  /** Whom a task or the wait list is about when there is no time for them now. */
  const about = (): { about?: About } => (chosen ? { about: { who: chosen.name, patientId: chosen.id, inquiryId } } : typed ? { about: { who: typed, typedName: typed, phone: form.newCard?.phone, inquiryId } } : {});
  const submit = async () => {
    if (!chosen || whyNot !== undefined) return;
    const inside = box.current?.contains(document.activeElement) ?? false;
    const done = await book({ slot, kind, patient: chosen, comment, doctor, earlier: earlier ? wish : undefined, given: givenOf(form, { ticked, byHand: linkByHand !== undefined }) });
    if (!done) return;
    kept.forget();
    if (inside) toSchedule();
  };
  const close = () => {
    kept.forget();
    client.schedule.closeForm({ formId: form.formId }).then(toSchedule, (error: unknown) => { tell('error', errorText(error)); });
  };
  const withoutBuffer = () => {
    client.schedule.openForm({ slot, ...(chosen ? { patientId: chosen.id } : {}) }).then(({ formId }) => { useBookingStore.getState().opened(formId); }, (error: unknown) => { tell('error', errorText(error)); });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    if (event.key === 'Enter' && event.ctrlKey) {
      event.preventDefault();
      void submit();
    }
    // the form stays: closing it would end its link with the conversation
    if (event.key === 'Escape') toSchedule();
  };
  return (
    <section ref={box} className={classes.panel} aria-label={t('title')} onKeyDown={onKeyDown} data-booking-form>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('title')}</h2>
        <Tip label={t('close')}><ActionIcon size={34} aria-label={t('close')} c="inherit" onClick={close}><IconX size={18} aria-hidden /></ActionIcon></Tip>
      </div>
      <div className={classes.body}>
        <div className={classes.main}>
          <SlotFields slot={slot} doctor={form.doctor} onChange={chooseSlot} />
          {form.buffer && (
            <div className={classes.source}>
              <IconStack2 size={18} stroke={1.7} aria-hidden /><span>{t('fromBuffer')}</span>
              <Button size="compact-sm" mih={32} variant="subtle" onClick={withoutBuffer}>{t('withoutBuffer')}</Button>
            </div>
          )}
          <PersonField chosen={chosen} newCard={form.newCard} inputRef={person} addRef={add} onChoose={chooseFresh} />
        </div>
        {form.callComment && (
          <div className={classes.side}>
            <div className={classes.call}>
              <div className={classes.label}>{t('call.title')}</div>
              <p className={classes.callText}>{form.callComment}</p>
              <Button size="compact-sm" mih={32} variant="light" leftSection={<IconClipboardText size={16} aria-hidden />} disabled={comment.includes(form.callComment)} data-copy-comment
                onClick={() => {
                  setTouched(true);
                  setComment((now) => (now.trim() ? `${now.trimEnd()}\n${form.callComment ?? ''}` : form.callComment ?? '').slice(0, 2000));
                  remark.current?.focus();
                }}>
                {comment.includes(form.callComment) ? t('call.copied') : t('call.copy')}
              </Button>
            </div>
          </div>
        )}
        <div className={classes.main}>
          <Textarea ref={remark} label={t('comment')} autosize minRows={2} maxRows={8} maxLength={2000} value={comment} onChange={(e) => { setTouched(true); setComment(e.currentTarget.value); }} />
          {form.linkCurrent && !form.buffer && (
            <Checkbox styles={hintSize} label={t('call.link')} description={t('call.linkHint')} checked={ticked} onChange={(e) => { setLinkByHand(e.currentTarget.checked); }} />
          )}
          <Checkbox styles={hintSize} label={t('earlier')} description={earlier ? undefined : t('earlierHint')} checked={earlier} onChange={(e) => { setTouched(true); setEarlier(e.currentTarget.checked); }} />
          {earlier && <TextInput label={t('earlierWish')} placeholder={t('earlierWishHint')} maxLength={1000} value={wish} onChange={(e) => { setTouched(true); setWish(e.currentTarget.value); }} />}
          <KindField kind={kind} onChange={setKind} />
          <Group gap={4}>
            <Button size="compact-sm" mih={32} variant="subtle" leftSection={<IconChecklist size={16} aria-hidden />} onClick={() => { openDialog({ kind: 'task', ...about() }); }}>{t('toTask')}</Button>
            <Button size="compact-sm" mih={32} variant="subtle" leftSection={<IconHourglass size={16} aria-hidden />} onClick={() => { openDialog({ kind: 'waitlist', ...about() }); }}>{t('toWaitlist')}</Button>
          </Group>
          {refusal && <RefusedPlace refusal={refusal} slot={slot} onChoose={chooseSlot} />}
        </div>
      </div>
      <div className={classes.foot}>
        {whyNot !== undefined && <div className={classes.why} id={`why-${form.formId}`}><IconInfoCircle size={18} stroke={1.7} aria-hidden /><span>{whyNot}</span></div>}
        <Tip label="Ctrl+Enter">
          <Button size="md" fullWidth loading={pending} disabled={whyNot !== undefined} aria-describedby={whyNot !== undefined ? `why-${form.formId}` : undefined} aria-keyshortcuts="Control+Enter" leftSection={<IconCalendarCheck size={20} aria-hidden />} onClick={() => { void submit(); }} data-book>{t('book')}</Button>
        </Tip>
      </div>
    </section>
  );
}

/** «Новый прием», docked at the right and never modal; whether it is open is main's to say. */
export function BookingForm() {
  const form = useDesk((s) => s.snapshot?.booking);
  return form ? <OpenForm key={form.formId} form={form} /> : null;
}
