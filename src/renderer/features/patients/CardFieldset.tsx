import { ActionIcon, Button, Input, Radio, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { parsePhone, phoneText } from '#shared/kernel/phone.ts';
import { DayField } from '../../ui/DayField.tsx';
import { Tip } from '../../ui/Tip.tsx';
import { emptyPhone, type CardFields, type PhoneField } from './fields.ts';
import classes from './patients.module.css';

interface Props { readonly fields: CardFields; readonly onChange: (change: Partial<CardFields>) => void; /** The surname is empty and saving was tried. */ readonly noSurname: boolean; readonly withComments: boolean }

/** Names, birth, sex, phones, e-mail: the fields that a new card and an edited one share. */
export function CardFieldset({ fields, onChange, noSurname, withComments }: Props) {
  const { t } = useTranslation();
  const text = (name: 'surname' | 'firstName' | 'patronymic' | 'email') => ({ label: t(`card.${name}`), value: fields[name], onChange: (event: React.ChangeEvent<HTMLInputElement>) => { onChange({ [name]: event.currentTarget.value }); }, autoComplete: 'off' });
  const setPhone = (key: string, change: Partial<PhoneField>) => { onChange({ phones: fields.phones.map((p) => (p.key === key ? { ...p, ...change } : p)) }); };
  return (
    <Stack gap="sm">
      <TextInput {...text('surname')} name="surname" withAsterisk maxLength={100} data-autofocus error={noSurname ? t('card.noSurname') : undefined} />
      <div className={classes.pair}><TextInput {...text('firstName')} maxLength={100} /><TextInput {...text('patronymic')} maxLength={100} /></div>
      <div className={classes.pair}>
        <DayField label={t('card.born')} clearable value={fields.born} onChange={(born) => { onChange({ born }); }} />
        <div>
          <Input.Label labelElement="div" id="card-sex">{t('card.sex')}</Input.Label>
          <SegmentedControl fullWidth aria-labelledby="card-sex" value={fields.sex ?? ''} onChange={(sex) => { onChange({ sex: sex === 'female' || sex === 'male' ? sex : undefined }); }}
            data={[{ value: '', label: t('common.dash') }, { value: 'female', label: t('card.female') }, { value: 'male', label: t('card.male') }]} />
        </div>
      </div>
      <div role="group" aria-label={t('card.phones')}>
        <Input.Label labelElement="div">{t('card.phones')}</Input.Label>
        <Stack gap="xs">
          {fields.phones.map((phone) => {
            const { e164 } = parsePhone(phone.raw);
            return (
              <div key={phone.key} className={classes.phoneRow}>
                {fields.phones.length > 1 && <Tip label={t('card.mainPhone')}><Radio aria-label={t('card.mainPhone')} checked={fields.mainPhone === phone.key} onChange={() => { onChange({ mainPhone: phone.key }); }} /></Tip>}
                <TextInput className={classes.phoneInput} aria-label={t('card.phone')} placeholder="+7 (999) 123-45-67" inputMode="tel" maxLength={40} value={phone.raw} onChange={(event) => { setPhone(phone.key, { raw: event.currentTarget.value }); }}
                  onBlur={() => { if (e164) setPhone(phone.key, { raw: phoneText(e164) }); }} />
                <TextInput className={classes.phoneNote} aria-label={t('card.phoneNote')} placeholder={t('card.phoneNote')} maxLength={100} value={phone.note} onChange={(event) => { setPhone(phone.key, { note: event.currentTarget.value }); }} />
                {fields.phones.length > 1 && <ActionIcon size={36} aria-label={t('card.removePhone')} onClick={() => { onChange({ phones: fields.phones.filter((p) => p.key !== phone.key) }); }}><IconX size={18} aria-hidden /></ActionIcon>}
              </div>
            );
          })}
          <Button variant="subtle" size="compact-sm" mih={32} w="fit-content" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => { onChange({ phones: [...fields.phones, emptyPhone(crypto.randomUUID())] }); }}>{t('card.addPhone')}</Button>
        </Stack>
      </div>
      <TextInput {...text('email')} inputMode="email" maxLength={200} />
      {withComments && (['mainComment', 'extraComment'] as const).map((name) => (
        <Textarea key={name} label={t(`card.${name}`)} autosize minRows={2} maxRows={6} maxLength={4000} value={fields[name]} onChange={(event) => { onChange({ [name]: event.currentTarget.value }); }} />
      ))}
    </Stack>
  );
}
