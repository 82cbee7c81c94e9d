import { useState, type FormEvent } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Group, Select, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCalendarExclamation, IconCircleCheck, IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { normaliseName } from '#shared/kernel/normalise.ts';
import type { Id } from '#shared/kernel/values.ts';
import { erasedCategories, erasureReasons, type ErasurePlan } from '#shared/privacy/contract.ts';
import { client } from '../../ipc/client.ts';
import { errorText } from '../../ipc/error-text.ts';
import { useScreen } from '../../shell/screen-store.ts';
import classes from './privacy.module.css';

type Done = Extract<Awaited<ReturnType<typeof client.privacy.erase>>, { kind: 'done' }>;

function Lists({ plan }: { readonly plan: ErasurePlan }) {
  const { t } = useTranslation();
  return (
    <div className={classes.lists}>
      <section><h3>{t('privacy.erase.gone')}</h3><ul>
        {erasedCategories.filter((one) => one === 'history' || (plan.counts[one] ?? 0) > 0).map((one) => <li key={one}><span>{t(`privacy.erase.category.${one}`)}</span><b>{plan.counts[one] ?? t('privacy.erase.always')}</b></li>)}
      </ul></section>
      <section><h3>{t('privacy.erase.kept')}</h3><ul>
        {(['appointments', 'ledger', 'consents'] as const).map((one) => <li key={one}><span>{t(`privacy.erase.stays.${one}`)}</span><b>{plan.kept[one]}</b></li>)}
      </ul></section>
    </div>
  );
}

function Ask({ patientId, surname, plan, onDone, onCancel }: { readonly patientId: Id; readonly surname: string; readonly plan: ErasurePlan; readonly onDone: (done: Done) => void; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<(typeof erasureReasons)[number]>('request'), [tried, setTried] = useState(false);
  const [text, setText] = useState({ basis: '', name: plan.operator?.name ?? '', address: plan.operator?.address ?? '', post: '', confirm: '' });
  const agreed = normaliseName(text.confirm) === normaliseName(surname), whole = text.name.trim() !== '' && text.address.trim() !== '';
  const { mutate, isPending } = useMutation({
    mutationFn: () => client.privacy.erase({ patientId, reason, basis: text.basis.trim(), operator: { name: text.name.trim(), address: text.address.trim() }, post: text.post.trim() }),
    onSuccess: (result) => { if (result.kind === 'done') onDone(result); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (agreed && whole) mutate();
  };
  const field = (key: keyof typeof text, max: number) => ({ value: text[key], maxLength: max, autoComplete: 'off', onChange: (event: React.ChangeEvent<HTMLInputElement>) => { const { value } = event.currentTarget; setText((now) => ({ ...now, [key]: value })); } });
  const missing = (key: 'name' | 'address') => (tried && !text[key].trim() ? t('privacy.erase.need') : undefined);
  return (
    <form onSubmit={submit} aria-label={t('privacy.erase.title')}>
      <Stack gap="sm">
        <Lists plan={plan} />
        <Group grow align="flex-start" preventGrowOverflow={false}>
          <Select label={t('privacy.erase.reason')} allowDeselect={false} value={reason} onChange={(value) => { const found = erasureReasons.find((one) => one === value); if (found) setReason(found); }} data={erasureReasons.map((value) => ({ value, label: t(`privacy.erase.reasons.${value}`) }))} />
          <TextInput label={t('privacy.erase.post')} {...field('post', 100)} />
        </Group>
        <TextInput label={t('privacy.erase.basis')} description={t('privacy.erase.basisHint')} {...field('basis', 300)} />
        <Group grow align="flex-start"><TextInput label={t('privacy.erase.operator')} withAsterisk error={missing('name')} {...field('name', 300)} /><TextInput label={t('privacy.erase.address')} withAsterisk error={missing('address')} {...field('address', 300)} /></Group>
        <Alert color="red" variant="light" p="xs" icon={<IconAlertTriangle size={18} aria-hidden />}>{t('privacy.erase.cannot')}</Alert>
        <TextInput label={t('privacy.erase.confirm')} withAsterisk error={tried && !agreed ? t('privacy.erase.mismatch') : undefined} {...field('confirm', 100)} />
        <Group justify="flex-end"><Button variant="default" onClick={onCancel}>{t('common.cancel')}</Button><Button type="submit" color="red" loading={isPending}>{t('privacy.erase.go')}</Button></Group>
      </Stack>
    </form>
  );
}

function Result({ done, onClose }: { readonly done: Done; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <Group gap="xs"><IconCircleCheck size={22} aria-hidden className={classes.good} /><Text fw={600}>{t('privacy.erase.done')}</Text></Group>
      <Text>{t('privacy.erase.doneWhy')}</Text>
      <ul className={classes.written}>{[done.act, done.extract].map((name) => name && <li key={name}><IconFileText size={18} stroke={1.7} aria-hidden />{name}</li>)}</ul>
      {!done.extract && <Alert color="orange" variant="light" p="xs">{t('privacy.erase.noExtract')}</Alert>}
      <Group justify="flex-end"><Button data-autofocus onClick={onClose}>{t('privacy.erase.close')}</Button></Group>
    </Stack>
  );
}

/** The destruction of a person's data on request: what goes and what stays, why, and the act; asks once more by the surname. */
export function EraseDialog({ patientId, surname, onClose }: { readonly patientId: Id; readonly surname: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const closePatient = useScreen((s) => s.closePatient);
  const [done, setDone] = useState<Done>();
  const { data: plan, error } = useQuery({ queryKey: ['erasure', patientId], queryFn: () => client.privacy.plan({ patientId }), enabled: !done, gcTime: 0 });
  // The card has nothing to show any more; the dialog stays and says what was written.
  const finish = (result: Done) => { setDone(result); closePatient(); };
  if (done) return <Result done={done} onClose={onClose} />;
  if (error) return <Text c="var(--mantine-color-error)">{errorText(error)}</Text>;
  if (!plan) return <Skeleton h={260} />;
  if (plan.coming > 0) return <Stack gap="sm"><Alert color="orange" variant="light" icon={<IconCalendarExclamation size={20} aria-hidden />}>{t('privacy.erase.coming', { count: plan.coming })}</Alert><Group justify="flex-end"><Button data-autofocus onClick={onClose}>{t('common.close')}</Button></Group></Stack>;
  return <Ask patientId={patientId} surname={surname} plan={plan} onDone={finish} onCancel={onClose} />;
}
