import { useState, type FormEvent } from 'react';
import { ActionIcon, Button, Group, Modal, Radio, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { tagMode, type TagGroup } from '#shared/tags/contract.ts';
import { client } from '../../ipc/client.ts';
import { Tip } from '../../ui/Tip.tsx';
import { useTags } from './queries.ts';
import classes from './tags.module.css';

const icon = { size: 18, stroke: 1.7, 'aria-hidden': true } as const;
type Removal = { readonly kind: 'group' | 'tag'; readonly id: string; readonly name: string };

/** One line to write a name in: of a new group, of a new tag, of a group that is renamed. */
function NameForm({ label, value = '', busy, onSave, onCancel, keep = false }: { readonly label: string; readonly value?: string; readonly busy: boolean; readonly onSave: (name: string) => Promise<unknown>; readonly onCancel?: () => void; /** Stays open for the next name. */ readonly keep?: boolean }) {
  const { t } = useTranslation();
  const [name, setName] = useState(value), [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '') onSave(name).then(() => { if (keep) { setName(''); setTried(false); } }, () => undefined);
  };
  return (
    <form className={classes.add} noValidate onSubmit={submit}>
      <TextInput w="18rem" aria-label={label} placeholder={keep ? t('tags.settings.newTag') : label} maxLength={100} autoFocus={!keep} value={name} error={tried && name.trim() === '' ? t('tags.settings.needsName') : undefined} onChange={(event) => { setName(event.currentTarget.value); setTried(false); }} />
      <Button type="submit" variant={keep ? 'default' : 'filled'} loading={busy} leftSection={keep ? <IconPlus {...icon} /> : undefined}>{keep ? t('tags.settings.addShort') : t('common.save')}</Button>
      {onCancel && <Button variant="default" onClick={onCancel}>{t('common.cancel')}</Button>}
    </form>
  );
}

function GroupBox({ group, onRemove }: { readonly group: TagGroup; readonly onRemove: (what: Removal) => void }) {
  const { t } = useTranslation();
  const [renaming, setRenaming] = useState(false);
  const rename = useMutation({ mutationFn: (name: string) => client.tags.renameGroup({ id: group.id, name }), onSuccess: () => { setRenaming(false); } });
  const add = useMutation({ mutationFn: (name: string) => client.tags.addTag({ groupId: group.id, name }) });
  const tool = (label: string, run: () => void, mark: React.ReactNode) => <Tip label={label}><ActionIcon aria-label={label} onClick={run}>{mark}</ActionIcon></Tip>;
  return (
    <section className={classes.box} aria-label={group.name} data-tag-group={group.name}>
      {renaming ? <NameForm label={t('tags.settings.groupName')} value={group.name} busy={rename.isPending} onSave={(name) => rename.mutateAsync(name)} onCancel={() => { setRenaming(false); }} /> : (
        <div className={classes.boxHead}>
          <span>{group.name}</span>
          {tool(t('tags.settings.rename', { name: group.name }), () => { setRenaming(true); }, <IconPencil {...icon} />)}
          {tool(t('tags.settings.removeGroup', { name: group.name }), () => { onRemove({ kind: 'group', id: group.id, name: group.name }); }, <IconTrash {...icon} />)}
        </div>
      )}
      <ul className={classes.list}>
        {group.tags.filter((tag) => !tag.retired).map((tag) => (
          <li key={tag.id}>
            <span>{tag.name}</span>
            {tag.calls > 0 && <span className={classes.quiet}>{t('tags.settings.calls', { count: tag.calls })}</span>}
            {tool(t('tags.settings.removeTag', { name: tag.name }), () => { onRemove({ kind: 'tag', id: tag.id, name: tag.name }); }, <IconTrash {...icon} />)}
          </li>
        ))}
      </ul>
      <NameForm keep label={t('tags.settings.addTag', { name: group.name })} busy={add.isPending} onSave={(name) => add.mutateAsync(name)} />
    </section>
  );
}

/** «Метки звонков»: when they are asked for, then groups, then tags in them (R-186…R-190). */
export function TagSettings() {
  const { t } = useTranslation();
  const { data } = useTags();
  const [adding, setAdding] = useState(false), [removal, setRemoval] = useState<Removal>();
  const setMode = useMutation({ mutationFn: (mode: string) => client.tags.setMode({ mode: tagMode.parse(mode) }) });
  const addGroup = useMutation({ mutationFn: (name: string) => client.tags.addGroup({ name }), onSuccess: () => { setAdding(false); } });
  const remove = useMutation({ mutationFn: ({ kind, id }: Removal) => (kind === 'group' ? client.tags.retireGroup({ id }) : client.tags.retireTag({ id })), onSettled: () => { setRemoval(undefined); } });
  if (!data) return null;
  const groups = data.groups.filter((group) => !group.retired), off = data.mode === 'off';
  return (
    <Stack gap="lg" maw="46rem" p="lg">
      <div><Title order={1} fz="1.125rem">{t('tags.settings.title')}</Title><Text c="dimmed">{t('tags.settings.intro')}</Text></div>
      <Radio.Group label={t('tags.settings.when')} value={data.mode} onChange={(mode) => { setMode.mutate(mode); }}>
        <Stack gap="xs" mt="xs">{tagMode.options.map((mode) => <Radio key={mode} value={mode} label={t(`tags.settings.modes.${mode}`)} description={t(`tags.settings.modeHints.${mode}`)} />)}</Stack>
      </Radio.Group>
      <Stack gap="sm">
        <Title order={2} fz="1rem">{t('tags.settings.groups')}</Title>
        {off ? <Text c="dimmed">{t('tags.settings.chooseFirst')}</Text> : (
          <>
            {groups.length === 0 && <Text c="dimmed">{t('tags.settings.noGroups')}</Text>}
            {groups.map((group) => <GroupBox key={group.id} group={group} onRemove={setRemoval} />)}
            {adding ? <NameForm label={t('tags.settings.groupName')} busy={addGroup.isPending} onSave={(name) => addGroup.mutateAsync(name)} onCancel={() => { setAdding(false); }} />
              : <Button w="fit-content" variant="default" leftSection={<IconPlus {...icon} />} onClick={() => { setAdding(true); }}>{t('tags.settings.addGroup')}</Button>}
            <Text c="dimmed">{t('tags.settings.last')} {t('tags.settings.tagHint')}</Text>
          </>
        )}
      </Stack>
      <Modal opened={removal !== undefined} onClose={() => { setRemoval(undefined); }} title={removal ? t(removal.kind === 'group' ? 'tags.settings.removeGroup' : 'tags.settings.removeTag', { name: removal.name }) : ''} closeButtonProps={{ 'aria-label': t('common.close') }}>
        {removal && (
          <>
            <Text>{t(removal.kind === 'group' ? 'tags.settings.askGroup' : 'tags.settings.askTag', { name: removal.name })}</Text>
            <Group justify="flex-end" mt="lg"><Button variant="default" data-autofocus onClick={() => { setRemoval(undefined); }}>{t('common.cancel')}</Button><Button color="red" loading={remove.isPending} onClick={() => { remove.mutate(removal); }}>{t('tags.settings.remove')}</Button></Group>
          </>
        )}
      </Modal>
    </Stack>
  );
}
