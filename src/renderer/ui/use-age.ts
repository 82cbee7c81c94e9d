import { useTranslation } from 'react-i18next';
import { counted, years } from '#shared/kernel/plural.ts';

/** «34 года» or “34 years”, in the language of the screen. */
export function useAge(): (age: number) => string {
  const { t, i18n } = useTranslation();
  return (age) => (i18n.language === 'ru' ? counted(age, years) : t('card.age', { count: age }));
}
