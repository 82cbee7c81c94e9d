import { useState, type DragEvent } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Loader, Skeleton } from '@mantine/core';
import { IconFilePlus, IconFolderOpen } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AddResult, AttachmentRow } from '#shared/attachments/contract.ts';
import { largestFile } from '#shared/attachments/types.ts';
import type { Card } from '#shared/patients/contract.ts';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { Empty } from '../../ui/Empty.tsx';
import { tell } from '../../ui/tell.ts';
import { FileLine } from './FileLine.tsx';
import { FileView } from './FileView.tsx';
import classes from './patients.module.css';

/** Says what became of a file: added, added under a righter name, or why not. */
function useSay() {
  const { t } = useTranslation();
  return (result: AddResult): void => {
    if (result.kind === 'added') tell('done', t(result.renamed ? 'patientCard.files.renamed' : 'patientCard.files.added', { name: result.name }));
    else if (result.kind === 'refused') tell('warn', t(`patientCard.files.refused.${result.why}`, { name: result.name }));
  };
}

/** «Файлы»: chosen or dropped, shown here when they are pictures or texts, saved otherwise; the system never opens them. */
export function FilesTab({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const mayWrite = useRight('files.write');
  const say = useSay();
  const [over, setOver] = useState(false), [viewed, setViewed] = useState<AttachmentRow>();
  const { data } = useQuery({ queryKey: ['patients', 'files', card.id], queryFn: () => client.attachments.ofPatient({ patientId: card.id }) });
  const { mutate: choose, isPending } = useMutation({ mutationFn: () => client.attachments.choose({ patientId: card.id }), onSuccess: say });
  const { mutate: take, isPending: taking } = useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files) {
        // a file that is too large is not even read
        if (file.size > largestFile) say({ kind: 'refused', name: file.name, why: 'too-large' });
        else say(await client.attachments.addDropped({ patientId: card.id, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }));
      }
    },
  });
  const drop = (event: DragEvent) => { event.preventDefault(); setOver(false); take([...event.dataTransfer.files]); };
  const zone = mayWrite ? { onDragOver: (event: DragEvent) => { event.preventDefault(); setOver(true); }, onDragLeave: () => { setOver(false); }, onDrop: drop } : {};
  return (
    <div className={classes.files} data-over={over || undefined} {...zone}>
      {mayWrite && (
        <div className={classes.dropHint}>
          <span className={classes.grow}>{taking ? <Loader size={16} /> : t(over ? 'patientCard.files.dropNow' : 'patientCard.files.drop')}</span>
          <Button variant="light" loading={isPending} leftSection={<IconFilePlus size={18} stroke={1.7} aria-hidden />} onClick={() => { choose(); }}>{t('patientCard.files.add')}</Button>
        </div>
      )}
      {!data ? <Skeleton h={120} /> : data.length === 0 ? <Empty icon={<IconFolderOpen size={40} stroke={1.3} aria-hidden />}>{t('patientCard.files.none')}</Empty>
        : <ul className={classes.fileList} aria-label={t('patientCard.files.list')}>{data.map((file) => <FileLine key={file.id} file={file} onView={() => { setViewed(file); }} />)}</ul>}
      {viewed && <FileView file={viewed} onClose={() => { setViewed(undefined); }} />}
    </div>
  );
}
