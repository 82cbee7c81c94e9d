import { useState, type FormEvent } from 'react';
import { ActionIcon, Button, Group, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconArchive, IconArrowBackUp, IconPencil, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { taskColours, taskIcons, taskKind, type TaskColour, type TaskIcon, type TaskType } from '#shared/crm/contract.ts';
import { client } from '../../ipc/client.ts';
import { tell } from '../../ui/tell.ts';
import { TypeMark, typeIcons } from './looks.tsx';
import { useTaskTypes } from './queries.ts';
import classes from './crm.module.css';

function Editor({ type, onDone }: { readonly type?: TaskType; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(type?.name ?? ''), [colour, setColour] = useState<TaskColour>(type?.colour ?? 'blue'), [icon, setIcon] = useState<TaskIcon>(type?.icon ?? 'check'), [tried, setTried] = useState(false);
  const { mutate, isPending } = useMutation({ mutationFn: () => client.crm.saveTaskType({ ...(type ? { id: type.id } : {}), name, colour, icon }), onSuccess: () => { tell('done', t('crm.types.saved')); onDone(); } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim()) mutate();
  };
  return (
    <form onSubmit={submit} noValidate className={classes.typeEditor}>
      <Group align="start" gap="sm">
        <TextInput autoFocus label={t('crm.types.name')} maxLength={60} value={name} error={tried && !name.trim() ? t('crm.types.needsName') : undefined} onChange={(event) => { setName(event.currentTarget.value); }} />
        <Select w="10rem" label={t('crm.types.colour')} allowDeselect={false} value={colour} onChange={(value) => { if (value) setColour(value); }} data={taskColours.map((value) => ({ value, label: t(`crm.types.colours.${value}`) }))} />
        <Select w="10rem" label={t('crm.types.icon')} allowDeselect={false} value={icon} onChange={(value) => { if (value) setIcon(value); }} data={taskIcons.map((value) => ({ value, label: t(`crm.types.icons.${value}`) }))}
          renderOption={({ option }) => { const Sign = typeIcons[option.value]; return <Group gap={8}><Sign size={18} aria-hidden />{option.label}</Group>; }} />
        <div className={classes.typePreview}><TypeMark kind="other" type={{ id: '', name: name.trim() || t('crm.types.sample'), colour, icon, retired: false }} /></div>
      </Group>
      <Group gap="xs" mt="sm"><Button type="submit" loading={isPending}>{t('crm.save')}</Button><Button variant="default" onClick={onDone}>{t('common.cancel')}</Button></Group>
    </form>
  );
}

/** «Типы задач»: the built-in ones, and those of the clinic; a retired one stays with its old tasks. */
export function TaskTypes() {
  const { t } = useTranslation();
  const { data: types } = useTaskTypes(), [editing, setEditing] = useState<TaskType | 'new'>();
  const { mutate: retire } = useMutation({ mutationFn: (input: { id: string; retired: boolean }) => client.crm.retireTaskType(input) });
  const done = () => { setEditing(undefined); };
  return (
    <Stack gap="md" maw="46rem" p="lg">
      <div><Title order={2} fz="1.125rem">{t('crm.types.title')}</Title><Text c="dimmed">{t('crm.types.hint')}</Text></div>
      <ul className={classes.types} aria-label={t('crm.types.title')}>
        {taskKind.options.map((kind) => <li key={kind}><TypeMark kind={kind} /><span className={classes.quiet}>{t('crm.types.builtIn')}</span></li>)}
        {(types ?? []).map((type) => (
          <li key={type.id} data-retired={type.retired || undefined}>
            {editing !== 'new' && editing?.id === type.id ? <Editor type={type} onDone={done} /> : (
              <>
                <TypeMark kind="other" type={type} />{type.retired && <span className={classes.quiet}>{t('crm.types.retired')}</span>}
                <span className={classes.grow} />
                {!type.retired && <ActionIcon aria-label={t('crm.types.change', { name: type.name })} onClick={() => { setEditing(type); }}><IconPencil size={18} aria-hidden /></ActionIcon>}
                <ActionIcon aria-label={t(type.retired ? 'crm.types.restore' : 'crm.types.retire', { name: type.name })} onClick={() => { retire({ id: type.id, retired: !type.retired }); }}>{type.retired ? <IconArrowBackUp size={18} aria-hidden /> : <IconArchive size={18} aria-hidden />}</ActionIcon>
              </>
            )}
          </li>
        ))}
      </ul>
      {editing === 'new' ? <Editor onDone={done} /> : <Button w="fit-content" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => { setEditing('new'); }}>{t('crm.types.add')}</Button>}
    </Stack>
  );
}
