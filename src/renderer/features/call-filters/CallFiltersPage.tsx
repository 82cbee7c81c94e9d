import { useState } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Fieldset, Group, MultiSelect, SimpleGrid, Stack, TagsInput, Text, Title } from '@mantine/core';
import { IconFilterOff, IconPhoneOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { phoneText } from '#shared/kernel/phone.ts';
import { filterKinds, filtersAnything, noFilter, type CallFilter, type FilterKind } from '#shared/telephony/filter.ts';
import { client } from '../../ipc/client.ts';
import { useMe, useRight } from '../../ipc/desk-store.ts';
import { tell } from '../../ui/tell.ts';
import classes from './call-filters.module.css';

type Choices = Awaited<ReturnType<typeof client.callFilters.get>>['choices'];
interface Option { readonly value: string; readonly label: string }

/** What may be chosen of a kind; a value that is no longer there stays readable. */
function optionsOf(kind: Exclude<FilterKind, 'scenarios'>, choices: Choices, chosen: readonly string[]): Option[] {
  const options: Option[] = kind === 'lines' ? choices.lines.map(({ e164, channel }) => ({ value: e164, label: channel ? `${channel} · ${phoneText(e164)}` : phoneText(e164) }))
    : kind === 'extensions' ? choices.phones.map(({ extension, name }) => ({ value: extension, label: name && name !== extension ? `${extension} · ${name}` : extension }))
    : choices[kind].map(({ id, name }) => ({ value: id, label: name }));
  return [...options, ...chosen.filter((value) => !options.some((one) => one.value === value)).map((value) => ({ value, label: value }))];
}

/** «Фильтры звонков»: which calls this PC and this user are shown. */
export function CallFiltersPage() {
  const { t } = useTranslation();
  const { data } = useQuery({ queryKey: ['settings', 'call-filters'], queryFn: () => client.callFilters.get(null) });
  const configures = useRight('telephony.configure'), calls = useRight('telephony.use');
  const ofPc = useMutation({ mutationFn: (filter: CallFilter) => client.callFilters.setWorkplace({ filter }) });
  const ofMe = useMutation({ mutationFn: (filter: CallFilter) => client.callFilters.setOwn({ filter }) });
  if (!data) return null;
  return (
    <div className={classes.page}>
      <Title order={1} fz="1.375rem">{t('callFilters.title')}</Title>
      <Text c="dimmed" maw="52rem">{t('callFilters.intro')}</Text>
      <Stack maw="52rem" gap="md">
        <OneFilter key={`pc ${JSON.stringify(data.workplace)}`} whose="workplace" initial={data.workplace} choices={data.choices} readOnly={!configures} save={ofPc.mutateAsync} pending={ofPc.isPending} />
        {calls && <OneFilter key={`own ${JSON.stringify(data.own)}`} whose="own" initial={data.own} choices={data.choices} readOnly={false} save={ofMe.mutateAsync} pending={ofMe.isPending} />}
      </Stack>
    </div>
  );
}

interface OneProps { readonly whose: 'workplace' | 'own'; readonly initial: CallFilter; readonly choices: Choices; readonly readOnly: boolean; readonly save: (filter: CallFilter) => Promise<null>; readonly pending: boolean }

function OneFilter({ whose, initial, choices, readOnly, save, pending }: OneProps) {
  const { t } = useTranslation();
  const me = useMe();
  const [filter, setFilter] = useState(initial);
  const changed = JSON.stringify(filter) !== JSON.stringify(initial);
  const put = (to: CallFilter) => { save(to).then(() => { tell('done', t(filtersAnything(to) ? 'callFilters.saved' : 'callFilters.savedAll')); }, () => undefined); };
  const shut = me?.phone && filter.extensions.length > 0 && !filter.extensions.includes(me.phone.extension) ? t('callFilters.notMine', { extension: me.phone.extension })
    : me?.phone && filter.employees.length > 0 && !filter.employees.includes(me.employeeId) ? t('callFilters.notMe') : undefined;
  // one branch needs no filter, unless one was set while there were more
  const kinds = filterKinds.filter((kind) => kind !== 'branches' || choices.branches.length > 1 || filter.branches.length > 0);
  const field = (kind: FilterKind) => {
    const common = {
      classNames: { pill: classes.pill ?? '', inputField: classes.field ?? '' }, label: t(`callFilters.kind.${kind}`), description: t(`callFilters.hint.${kind}`), value: [...filter[kind]], readOnly, clearable: !readOnly, clearButtonProps: { 'aria-label': t('common.clear') },
      onChange: (value: string[]) => { setFilter({ ...filter, [kind]: value }); },
    };
    if (kind === 'scenarios') return <TagsInput key={kind} {...common} data={choices.scenarios} placeholder={filter[kind].length ? '' : `${t('callFilters.all')} · ${t('callFilters.typeScenario')}`} />;
    return <MultiSelect key={kind} {...common} style={kind === 'lines' ? { gridColumn: '1 / -1' } : {}} searchable hidePickedOptions data={optionsOf(kind, choices, filter[kind])} placeholder={filter[kind].length ? '' : t('callFilters.all')} nothingFoundMessage={t('callFilters.nothing')} />;
  };
  return (
    <Fieldset legend={t(`callFilters.${whose}`)} data-filter={whose}>
      <form noValidate aria-label={t(`callFilters.${whose}`)} onSubmit={(event) => { event.preventDefault(); if (changed) put(filter); }}>
        <Text c="dimmed" mb="sm">{t(`callFilters.${whose}Hint`)}{readOnly && <> · {t('callFilters.readOnly')}</>}</Text>
        <SimpleGrid cols={2} spacing="md" verticalSpacing="sm">{kinds.map(field)}</SimpleGrid>
        {shut && <Alert mt="md" color="orange" variant="light" icon={<IconPhoneOff size={20} aria-hidden />}>{shut}</Alert>}
        {!readOnly && (changed || filtersAnything(initial)) && (
          <Group mt="md" gap="sm">
            {changed && <Button type="submit" loading={pending}>{t('callFilters.save')}</Button>}
            {filtersAnything(initial) && <Button variant="default" leftSection={<IconFilterOff size={18} stroke={1.7} aria-hidden />} onClick={() => { put(noFilter); }}>{t('callFilters.reset')}</Button>}
          </Group>
        )}
      </form>
    </Fieldset>
  );
}
