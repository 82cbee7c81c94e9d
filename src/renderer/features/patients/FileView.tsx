import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Modal, Skeleton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AttachmentRow } from '#shared/attachments/contract.ts';
import { aboutTypes } from '#shared/attachments/types.ts';
import { client } from '../../ipc/client.ts';
import { errorText } from '../../ipc/error-text.ts';
import classes from './patients.module.css';

/** Bytes as a picture under the type that main told by them: whatever else is in the file, an image element draws a picture or nothing. */
function Picture({ bytes, mime, name }: { readonly bytes: Uint8Array; readonly mime: string; readonly name: string }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mime }));
    setUrl(made);
    return () => { URL.revokeObjectURL(made); };
  }, [bytes, mime]);
  return url ? <img src={url} alt={name} className={classes.picture} /> : null;
}

/** A file of the card on the screen: a picture, or a text as plain text. */
export function FileView({ file, onClose }: { readonly file: AttachmentRow; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error } = useQuery({ queryKey: ['patients', 'fileView', file.id], queryFn: () => client.attachments.view({ attachmentId: file.id }), gcTime: 0 });
  return (
    <Modal opened onClose={onClose} title={file.name} size="xl" closeButtonProps={{ 'aria-label': t('common.close') }}>
      {error ? <Text c="var(--mantine-color-error)">{errorText(error)}</Text> : !data ? <Skeleton h={300} />
        : aboutTypes[file.type].seen === 'image' ? <Picture bytes={data.bytes} mime={data.mime} name={data.name} />
          : <pre className={classes.plain} tabIndex={0} aria-label={data.name}>{new TextDecoder('utf-8').decode(data.bytes.subarray(0, 200_000))}</pre>}
    </Modal>
  );
}
