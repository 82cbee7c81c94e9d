import { useEffect, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Group, Modal, Text, Title, UnstyledButton } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Connection, Vendor } from '#shared/telephony/connections.ts';
import { client } from '../../ipc/client.ts';
import { tell } from '../../ui/tell.ts';
import { AddressHelp } from './AddressHelp.tsx';
import { ConnectionForm } from './ConnectionForm.tsx';
import { blankConnection, vendors } from './drafts.ts';
import { useConnections, useRemoveConnection, type ListedConnection } from './queries.ts';
import { ConnectionState } from './State.tsx';
import classes from './connections.module.css';

/** «Подключения»: the telephone systems this PC is connected to beside its SIP accounts, and how each is. */
export function ConnectionsPage() {
  const { t } = useTranslation();
  const { data } = useConnections();
  const { data: about } = useQuery({ queryKey: ['settings', 'about'], queryFn: () => client.settings.about(null) });
  const [edited, setEdited] = useState<{ readonly connection: Connection; readonly kept: readonly string[] }>();
  const title = useRef<HTMLHeadingElement>(null), returning = useRef(false);
  useEffect(() => { if (!edited && returning.current) { returning.current = false; title.current?.focus(); } }, [edited]);
  if (!data) return null;
  const close = (saved: boolean) => {
    returning.current = true;
    setEdited(undefined);
    if (saved) tell('done', t('connections.saved'));
  };
  const barred = data.some((one) => one.health.code === 'uis.ip-not-whitelisted');
  return (
    <div className={classes.page} data-testid="connections-settings">
      <div>
        <Title order={1} fz="1.375rem" ref={title} tabIndex={-1}>{t('connections.title')}</Title>
        <Text c="dimmed" mt={4}>{t('connections.intro')}</Text>
      </div>
      {about?.demo && <Alert variant="light">{t('connections.demo')}</Alert>}
      {edited ? <ConnectionForm key={edited.connection.id} initial={edited.connection} keptSecrets={edited.kept} onClose={close} /> : (
        <>
          {barred && <AddressHelp />}
          {data.length > 0 && <div className={classes.cards}>{data.map((one) => <ConnectionCard key={one.connection.id} one={one} onEdit={() => { setEdited({ connection: one.connection, kept: one.kept }); }} />)}</div>}
          <section aria-label={t('connections.add')}>
            <Title order={2} fz="1rem" mb="xs">{t(data.length === 0 ? 'connections.addFirst' : 'connections.add')}</Title>
            <div className={classes.vendors}>{vendors.map((vendor) => <VendorButton key={vendor} vendor={vendor} onChoose={() => { setEdited({ connection: blankConnection(vendor, crypto.randomUUID()), kept: [] }); }} />)}</div>
          </section>
        </>
      )}
    </div>
  );
}

function VendorButton({ vendor, onChoose }: { readonly vendor: Vendor; readonly onChoose: () => void }) {
  const { t } = useTranslation();
  return (
    <UnstyledButton className={classes.vendor} onClick={onChoose} data-vendor={vendor}>
      <Text fw={600}>{t(`connections.vendor.${vendor}`)}</Text>
      <Text c="dimmed">{t(`connections.vendorHint.${vendor}`)}</Text>
    </UnstyledButton>
  );
}

function ConnectionCard({ one, onEdit }: { readonly one: ListedConnection; readonly onEdit: () => void }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false), remove = useRemoveConnection();
  const { connection, health } = one;
  return (
    <section className={classes.card} aria-label={connection.name} data-connection={connection.vendor}>
      <div className={classes.head}>
        <div>
          <Text fw={600} fz="1.0625rem">{connection.name}</Text>
          <Text c="dimmed">{t(`connections.vendor.${connection.vendor}`)}</Text>
        </div>
        <Group gap="xs">
          <Button variant="default" leftSection={<IconPencil size={18} aria-hidden />} onClick={onEdit}>{t('connections.edit')}</Button>
          <Button variant="subtle" color="red" c="var(--mantine-color-error)" leftSection={<IconTrash size={18} aria-hidden />} onClick={() => { setAsking(true); }}>{t('connections.remove')}</Button>
        </Group>
      </div>
      <ConnectionState health={health} enabled={connection.enabled} />
      <Modal opened={asking} onClose={() => { setAsking(false); }} title={t('connections.removeTitle', { name: connection.name })} closeButtonProps={{ 'aria-label': t('common.close') }}>
        <Text mb="md">{t('connections.removeText')}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => { setAsking(false); }}>{t('common.cancel')}</Button>
          <Button color="red" loading={remove.isPending} onClick={() => { remove.mutate(connection.id, { onSuccess: () => { setAsking(false); } }); }}>{t('connections.remove')}</Button>
        </Group>
      </Modal>
    </section>
  );
}
