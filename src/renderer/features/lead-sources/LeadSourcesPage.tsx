import { useEffect, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Group, Modal, Text, Title, UnstyledButton } from '@mantine/core';
import { IconFileImport, IconPencil, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LeadSource, LeadVendor } from '#shared/leads/sources.ts';
import type { ListedSource } from '#shared/leads/sources-contract.ts';
import { client } from '../../ipc/client.ts';
import { useMe } from '../../ipc/desk-store.ts';
import { errorText } from '../../ipc/error-text.ts';
import { tell } from '../../ui/tell.ts';
import { blankSource, leadVendors } from './drafts.ts';
import { useAskNow, useDirectories, useImportFile, useLeadSources, useRemoveSource } from './queries.ts';
import { SourceForm } from './SourceForm.tsx';
import { SourceState } from './State.tsx';
import { Waiting } from './Waiting.tsx';
import classes from './lead-sources.module.css';

/** «Источники заявок»: where leads come from, how each source is, and what came that a person has to look at. */
export function LeadSourcesPage() {
  const { t } = useTranslation();
  const rights = useMe()?.rights, configures = rights?.includes('telephony.configure') === true, works = rights?.includes('inquiries.work') === true;
  const { data, dataUpdatedAt } = useLeadSources(configures), { data: directories } = useDirectories();
  const { data: about } = useQuery({ queryKey: ['settings', 'about'], queryFn: () => client.settings.about(null) });
  const [edited, setEdited] = useState<{ readonly source: LeadSource; readonly kept: readonly string[] }>();
  const title = useRef<HTMLHeadingElement>(null), returning = useRef(false), zone = directories?.branch.zone ?? 'Europe/Moscow';
  useEffect(() => { if (!edited && returning.current) { returning.current = false; title.current?.focus(); } }, [edited]);
  if (configures && !data) return null;
  const close = (saved: boolean) => {
    returning.current = true;
    setEdited(undefined);
    if (saved) tell('done', t('leadSources.saved'));
  };
  return (
    <div className={classes.page} data-testid="lead-sources">
      <div>
        <Title order={1} fz="1.375rem" ref={title} tabIndex={-1}>{t('leadSources.title')}</Title>
        <Text c="dimmed" mt={4}>{t('leadSources.intro')}</Text>
      </div>
      {about?.demo && configures && <Alert variant="light">{t('leadSources.demo')}</Alert>}
      {edited ? <SourceForm key={edited.source.id} initial={edited.source} keptSecrets={edited.kept} onClose={close} /> : (
        <>
          {works && <Waiting zone={zone} />}
          {configures && data && (
            <>
              <section aria-label={t('leadSources.list')}>
                <Title order={2} fz="1.125rem" mb="xs">{t('leadSources.list')}</Title>
                {data.length === 0 ? <Text c="dimmed">{t('leadSources.empty')}</Text> : <div className={classes.cards}>{data.map((one) => <SourceCard key={one.source.id} one={one} zone={zone} now={dataUpdatedAt} channels={directories?.adChannels ?? []} onEdit={() => { setEdited({ source: one.source, kept: one.kept }); }} />)}</div>}
                <Tools asks={data.some((one) => one.health.state !== 'off' && one.health.state !== 'listening')} />
              </section>
              <section aria-label={t('leadSources.add')}>
                <Title order={2} fz="1.125rem" mb="xs">{t('leadSources.add')}</Title>
                <div className={classes.vendors}>{leadVendors.map((vendor) => <VendorButton key={vendor} vendor={vendor} onChoose={() => { setEdited({ source: blankSource(vendor, crypto.randomUUID()), kept: [] }); }} />)}</div>
              </section>
            </>
          )}
        </>
      )}
    </div>
  );
}

/** «Спросить сейчас» and «Принять файл конвертов». */
function Tools({ asks }: { readonly asks: boolean }) {
  const { t } = useTranslation();
  const askNow = useAskNow(), importFile = useImportFile();
  const take = () => { importFile.mutate(undefined, { onSuccess: (done) => { if (done.kind === 'done') tell(done.waits + done.strangers > 0 ? 'warn' : 'done', t('leadSources.file.done', { ...done, waiting: done.waits + done.strangers })); } }); };
  return (
    <>
      <Group mt="sm" gap="xs">
        {asks && <Button variant="default" leftSection={<IconRefresh size={18} aria-hidden />} onClick={() => { askNow.mutate(); }}>{t('leadSources.askNow')}</Button>}
        <Button variant="default" leftSection={<IconFileImport size={18} aria-hidden />} loading={importFile.isPending} onClick={take}>{t('leadSources.file.take')}</Button>
        <Text c="dimmed">{t('leadSources.file.hint')}</Text>
      </Group>
      {importFile.error && <Alert mt="sm" color="red" role="alert">{errorText(importFile.error)}</Alert>}
    </>
  );
}

function VendorButton({ vendor, onChoose }: { readonly vendor: LeadVendor; readonly onChoose: () => void }) {
  const { t } = useTranslation();
  return (
    <UnstyledButton className={classes.vendor} onClick={onChoose} data-vendor={vendor}>
      <Text fw={600}>{t(`leadSources.vendor.${vendor}`)}</Text>
      <Text c="dimmed">{t(`leadSources.vendorHint.${vendor}`)}</Text>
    </UnstyledButton>
  );
}

function SourceCard({ one, zone, now, channels, onEdit }: { readonly one: ListedSource; readonly zone: string; readonly now: number; readonly channels: readonly { readonly id: string; readonly name: string }[]; readonly onEdit: () => void }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false), remove = useRemoveSource(), { source } = one;
  const channel = channels.find((other) => other.id === source.channelId)?.name;
  return (
    <section className={classes.card} aria-label={source.name} data-source={source.vendor}>
      <div className={classes.head}>
        <div>
          <Text fw={600} fz="1.0625rem">{source.name}</Text>
          <Text c="dimmed">{[t(`leadSources.vendor.${source.vendor}`), channel === undefined ? t('leadSources.noChannel') : t('leadSources.channelIs', { channel })].join(' · ')}</Text>
        </div>
        <Group gap="xs">
          <Button variant="default" leftSection={<IconPencil size={18} aria-hidden />} onClick={onEdit}>{t('leadSources.edit')}</Button>
          <Button variant="subtle" color="red" c="var(--mantine-color-error)" leftSection={<IconTrash size={18} aria-hidden />} onClick={() => { setAsking(true); }}>{t('leadSources.remove')}</Button>
        </Group>
      </div>
      <SourceState one={one} zone={zone} now={now} />
      <Modal opened={asking} onClose={() => { setAsking(false); }} title={t('leadSources.removeTitle', { name: source.name })} closeButtonProps={{ 'aria-label': t('common.close') }}>
        <Text mb="md">{t('leadSources.removeText')}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => { setAsking(false); }}>{t('common.cancel')}</Button>
          <Button color="red" loading={remove.isPending} onClick={() => { remove.mutate(source.id, { onSuccess: () => { setAsking(false); } }); }}>{t('leadSources.remove')}</Button>
        </Group>
      </Modal>
    </section>
  );
}
