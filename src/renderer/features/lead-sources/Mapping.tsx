import { useState } from 'react';
import { Autocomplete, Button, SimpleGrid, Text, Textarea } from '@mantine/core';
import { IconWand } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { guessMapping, mappedFields, pathsOf, readLetter, readMapped, type FieldMapping } from '#shared/leads/mapping.ts';
import classes from './lead-sources.module.css';

/** Where the words of a letter stand. A pasted sample offers the places, and shows what the saved mapping would read. */
export function MappingFields({ mapping, wrong, onChange }: { readonly mapping: FieldMapping; readonly wrong: string | undefined; readonly onChange: (mapping: FieldMapping) => void }) {
  const { t } = useTranslation();
  const [sample, setSample] = useState('');
  const letter = readLetter(sample), paths = pathsOf(letter), read = readMapped(letter, mapping);
  return (
    <section aria-label={t('leadSources.mapping.title')} className={classes.mapping}>
      <Text fw={500} component="h3" fz="1rem" m={0}>{t('leadSources.mapping.title')}</Text>
      <Text c="dimmed">{t('leadSources.mapping.hint')}</Text>
      <Textarea label={t('leadSources.mapping.sample')} description={t('leadSources.mapping.sampleHint')} placeholder={'{"client": {"phone": "+7 911 000-11-22"}}'} autosize minRows={3} maxRows={8} value={sample} classNames={{ input: classes.mono ?? '' }}
        error={sample.trim() !== '' && letter === undefined ? t('leadSources.mapping.badSample') : undefined} onChange={(event) => { setSample(event.currentTarget.value); }} />
      <Button variant="default" leftSection={<IconWand size={18} aria-hidden />} disabled={letter === undefined} onClick={() => { onChange(guessMapping(letter)); }} style={{ alignSelf: 'flex-start' }}>{t('leadSources.mapping.guess')}</Button>
      {wrong !== undefined && <Text c="var(--mantine-color-error)" role="alert">{wrong}</Text>}
      <SimpleGrid cols={2} spacing="sm">
        {mappedFields.map((field) => (
          <Autocomplete key={field} label={t(`leadSources.mapping.field.${field}`)} data={paths} value={mapping[field]} limit={40} onChange={(path) => { onChange({ ...mapping, [field]: path }); }} data-field={field}
            description={letter === undefined ? undefined : read[field] === undefined ? t('leadSources.mapping.nothing') : t('leadSources.mapping.reads', { text: read[field].slice(0, 80) })} inputWrapperOrder={['label', 'input', 'description', 'error']} />
        ))}
      </SimpleGrid>
    </section>
  );
}
