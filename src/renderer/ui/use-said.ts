import { useTranslation } from 'react-i18next';

/** Words that main computed are Russian; on an English screen the code of the same thing chooses the word. */
export function useSaid(): (russian: string, key: string) => string {
  const { t, i18n } = useTranslation();
  return (russian, key) => (i18n.language === 'ru' || !i18n.exists(key) ? russian : t(key));
}
