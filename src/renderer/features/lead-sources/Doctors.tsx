import { Button, Checkbox, Text, TextInput } from '@mantine/core';
import { IconListNumbers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDirectories } from './queries.ts';
import classes from './lead-sources.module.css';

interface Props {
  readonly timetable: boolean;
  readonly doctors: readonly { readonly doctorId: string; readonly vendorId: string }[];
  readonly onChange: (change: { readonly timetable?: boolean; readonly doctors?: { doctorId: string; vendorId: string }[] }) => void;
}
/** Doctors by the numbers the other side knows them by: their hours are sent there, and a wished doctor is recognised. */
export function DoctorNumbers({ timetable, doctors, onChange }: Props) {
  const { t } = useTranslation();
  const { data } = useDirectories(), all = data?.doctors ?? [];
  const numberOf = (id: string) => doctors.find((one) => one.doctorId === id)?.vendorId ?? '';
  const give = (id: string, vendorId: string) => { onChange({ doctors: [...doctors.filter((one) => one.doctorId !== id), ...(vendorId === '' ? [] : [{ doctorId: id, vendorId }])] }); };
  const number = () => {
    let next = Math.max(0, ...doctors.map((one) => Number(one.vendorId)));
    onChange({ doctors: all.map((one) => ({ doctorId: one.id, vendorId: numberOf(one.id) || String(++next) })) });
  };
  return (
    <section aria-label={t('leadSources.doctors.title')} className={classes.mapping}>
      <Checkbox label={t('leadSources.doctors.timetable')} description={t('leadSources.doctors.timetableHint')} checked={timetable} onChange={(event) => { onChange({ timetable: event.currentTarget.checked }); }} />
      <Text c="dimmed">{t('leadSources.doctors.hint')}</Text>
      <Button variant="default" leftSection={<IconListNumbers size={18} aria-hidden />} onClick={number} style={{ alignSelf: 'flex-start' }}>{t('leadSources.doctors.number')}</Button>
      <table className={classes.people}>
        <thead><tr><th scope="col">{t('leadSources.doctors.doctor')}</th><th scope="col">{t('leadSources.doctors.theirs')}</th></tr></thead>
        <tbody>
          {all.map((one) => (
            <tr key={one.id}>
              <td>{one.name}</td>
              <td><TextInput aria-label={t('leadSources.doctors.theirsOf', { name: one.name })} inputMode="numeric" value={numberOf(one.id)} onChange={(event) => { give(one.id, event.currentTarget.value.replace(/\D/g, '').slice(0, 9)); }} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
