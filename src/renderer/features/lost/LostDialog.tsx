import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Dialog } from '../../shell/dialog-store.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import { useDesk } from '../../ipc/desk-store.ts';
import { CloseForm } from './CloseForm.tsx';
import { SignForm } from './Handovers.tsx';
import { HandOverForm } from './HandOverForm.tsx';
import { useFirstFocus } from './use-first-focus.ts';
import { PromiseForm } from './PromiseForm.tsx';

interface Props { readonly dialog: Extract<Dialog, { kind: 'lostPromise' | 'lostClose' | 'handOver' | 'signHandover' | 'leaveShift' }>; readonly close: () => void }

/** Asked on signing out while something is owed; it never holds anybody back. */
function LeaveForm({ out, onDone }: { readonly out: () => void; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const count = useDesk((s) => s.snapshot?.lost?.shift ?? 0), openDialog = useDialog((s) => s.open);
  return (
    <Stack gap="sm">
      <div><Text>{t('lost.leave.text', { count })}</Text><Text c="dimmed">{t('lost.leave.hint')}</Text></div>
      <Group justify="flex-end"><Button variant="default" onClick={onDone}>{t('common.cancel')}</Button><Button variant="default" onClick={() => { onDone(); out(); }}>{t('lost.leave.without')}</Button><Button data-autofocus onClick={() => { openDialog({ kind: 'handOver', out }); }}>{t('lost.leave.handOver')}</Button></Group>
    </Stack>
  );
}

/** What the dialogs of this feature hold. It is loaded after the dialog stands, so the first field takes the focus by itself. */
export default function LostDialog(props: Props) {
  const box = useFirstFocus();
  return <div ref={box}><Body {...props} /></div>;
}

function Body({ dialog, close }: Props) {
  switch (dialog.kind) {
    case 'lostPromise': return <PromiseForm row={dialog.row} onDone={close} />;
    case 'lostClose': return <CloseForm row={dialog.row} onDone={close} />;
    case 'handOver': { const { out } = dialog; return <HandOverForm onDone={close} onOut={out && (() => { close(); out(); })} />; }
    case 'signHandover': return <SignForm handoverId={dialog.handoverId} onDone={close} />;
    case 'leaveShift': return <LeaveForm out={dialog.out} onDone={close} />;
  }
}
