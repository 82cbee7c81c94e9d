import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { ActionIcon, Anchor, Button, Popover, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconEye, IconFile, IconFileText, IconFileTypePdf, IconPhoto, IconTable, IconTrash, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AttachmentRow } from '#shared/attachments/contract.ts';
import { aboutTypes, MiB, type FileType } from '#shared/attachments/types.ts';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { Tip } from '../../ui/Tip.tsx';
import { dayTimeOf } from '../../ui/format.ts';
import { tell } from '../../ui/tell.ts';
import { useZone } from '../directories/index.ts';
import classes from './patients.module.css';

const icons: Readonly<Partial<Record<FileType, Icon>>> = { pdf: IconFileTypePdf, jpeg: IconPhoto, png: IconPhoto, webp: IconPhoto, heic: IconPhoto, tiff: IconPhoto, dicom: IconPhoto, docx: IconFileText, odt: IconFileText, txt: IconFileText, xlsx: IconTable };

function Note({ file }: { readonly file: AttachmentRow }) {
  const { t } = useTranslation();
  const mayWrite = useRight('files.write');
  const [opened, setOpened] = useState(false), [note, setNote] = useState(file.note);
  const { mutate, isPending } = useMutation({ mutationFn: () => client.attachments.setNote({ attachmentId: file.id, note }), onSuccess: () => { setOpened(false); } });
  const submit = (event: FormEvent) => { event.preventDefault(); mutate(); };
  if (!mayWrite) return file.note ? <span>{file.note}</span> : null;
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus width={320} position="bottom-start">
      <Popover.Target><Anchor component="button" type="button" className={classes.link} aria-label={`${file.note || t('patientCard.files.noNote')}: ${file.name}`} onClick={() => { setNote(file.note); setOpened(!opened); }}>{file.note || t('patientCard.files.noNote')}</Anchor></Popover.Target>
      <Popover.Dropdown><form onSubmit={submit} className={classes.row}><TextInput data-autofocus className={classes.grow} label={t('patientCard.files.note')} maxLength={300} value={note} onChange={(event) => { setNote(event.currentTarget.value); }} /><Button type="submit" loading={isPending} style={{ alignSelf: 'flex-end' }}>{t('common.save')}</Button></form></Popover.Dropdown>
    </Popover>
  );
}

/** One file: what it is, how large, when and by whom; to see, to save, to take away (and back). */
export function FileLine({ file, onView }: { readonly file: AttachmentRow; readonly onView: () => void }) {
  const { t } = useTranslation();
  const zone = useZone();
  const mayWrite = useRight('files.write');
  const Sign = icons[file.type] ?? IconFile, seen = aboutTypes[file.type].seen !== undefined && file.here;
  const { mutate: save, isPending: saving } = useMutation({ mutationFn: () => client.attachments.saveAs({ attachmentId: file.id }), onSuccess: ({ saved }) => { if (saved) tell('done', t('patientCard.files.saved')); } });
  const { mutate: restore } = useMutation({ mutationFn: () => client.attachments.restore({ attachmentId: file.id }) });
  const { mutate: remove } = useMutation({
    mutationFn: () => client.attachments.remove({ attachmentId: file.id }),
    onSuccess: () => {
      const id = notifications.show({ color: 'stoika', autoClose: 8000, message: <span className={classes.row}><span className={classes.grow}>{t('patientCard.files.removed', { name: file.name })}</span><Button variant="subtle" size="compact-sm" mih={32} onClick={() => { restore(); notifications.hide(id); }}>{t('patientCard.files.back')}</Button></span> });
    },
  });
  const size = file.size >= MiB ? t('patientCard.files.sizeM', { size: (file.size / MiB).toFixed(1).replace('.', ',') }) : t('patientCard.files.size', { size: Math.max(1, Math.round(file.size / 1024)) });
  return (
    <li className={classes.fileLine} data-file={file.name}>
      <Sign size={22} stroke={1.5} aria-hidden className={classes.fileSign} />
      <div className={classes.grow}>
        {seen ? <Anchor component="button" type="button" className={classes.fileName} onClick={onView}>{file.name}</Anchor> : <span className={classes.fileName}>{file.name}</span>}
        <div className={classes.quiet}>{[size, dayTimeOf(file.at, zone), file.by, file.here ? '' : t('patientCard.files.elsewhere')].filter(Boolean).join(' · ')} <Note file={file} /></div>
      </div>
      <span className={classes.deeds}>
        {seen && <Tip label={t('patientCard.files.view')}><ActionIcon aria-label={t('patientCard.files.viewOf', { name: file.name })} onClick={onView}><IconEye size={18} stroke={1.7} aria-hidden /></ActionIcon></Tip>}
        {file.here && <Tip label={t('patientCard.files.save')}><ActionIcon loading={saving} aria-label={t('patientCard.files.saveOf', { name: file.name })} onClick={() => { save(); }}><IconDownload size={18} stroke={1.7} aria-hidden /></ActionIcon></Tip>}
        {mayWrite && <Tip label={t('patientCard.files.remove')}><ActionIcon aria-label={t('patientCard.files.removeOf', { name: file.name })} onClick={() => { remove(); }}><IconTrash size={18} stroke={1.7} aria-hidden /></ActionIcon></Tip>}
      </span>
    </li>
  );
}
