import { Button, Group, Modal, RingProgress, Text, Title } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TrainingResult as Result } from '#shared/training/contract.ts';
import classes from './training.module.css';

const tones = { excellent: 'green.8', good: 'green.8', fair: 'orange.8', again: 'red.8' } as const;

/** How it went: a figure, and in sentences what the callers did not get. */
export function TrainingResult({ result }: { readonly result: Result }) {
  const { t } = useTranslation();
  const wrong = result.marks.filter(({ code }) => code !== 'good'), good = result.marks.length - wrong.length;
  const byCaller = [...Map.groupBy(wrong, ({ call }) => call).values()];
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} size="44rem" centered title={t('training.result')}>
      <div className={classes.result} data-testid="training-result" data-percent={result.percent}>
        <Group wrap="nowrap" gap="lg">
          <RingProgress size={116} thickness={11} roundCaps sections={[{ value: result.percent, color: tones[result.grade] }]} label={<Text ta="center" fw={700} fz="1.5rem">{t('training.percent', { value: result.percent })}</Text>} aria-hidden />
          <div>
            <Title order={3} fz="1.25rem">{t(`training.grade.${result.grade}`)}</Title>
            <Text>{t('training.points', { got: result.got, of: result.of, calls: result.calls })}</Text>
            {good > 0 && <div className={`${classes.fact ?? ''} ${classes.good ?? ''}`}><IconCircleCheck size={18} aria-hidden />{t('training.well', { count: good })}</div>}
          </div>
        </Group>
        {result.calls === 0 && <Text>{t('training.nobody')}</Text>}
        {wrong.length > 0 && (
          <section aria-labelledby="training-wrong">
            <Title id="training-wrong" order={3} fz="1.0625rem" mb="xs">{t('training.wrong')}</Title>
            <ul className={classes.list}>
              {byCaller.map((marks) => <li key={marks[0]!.call}><span className={classes.caller}>{marks[0]!.who || t('training.hidden')}</span><ul>{marks.map((mark) => <Fault key={mark.aspect} mark={mark} />)}</ul></li>)}
            </ul>
          </section>
        )}
        <Group justify="space-between" mt="xs">
          <Text c="dimmed">{t('training.kept')}</Text>
          <Button data-autofocus onClick={() => { window.close(); }}>{t('training.close')}</Button>
        </Group>
      </div>
    </Modal>
  );
}

function Fault({ mark: { code, got, of, details } }: { readonly mark: Result['marks'][number] }) {
  const { t, i18n } = useTranslation();
  const wanted = details?.['wanted'], said = typeof wanted === 'string' && i18n.exists(`whoType.${wanted}`) ? t(`whoType.${wanted}`) : wanted;
  return (
    <li className={`${classes.fact ?? ''} ${(got > 0 ? classes.half : classes.none) ?? ''}`}>
      {got > 0 ? <IconAlertCircle size={18} aria-hidden /> : <IconCircleX size={18} aria-hidden />}
      <span>{t(`training.code.${code === 'noPerson' && details === undefined ? 'noNewPerson' : code}`, { ...details, wanted: said })}</span>
      <span className={classes.lost}>{t('training.lost', { points: of - got })}</span>
    </li>
  );
}
