import { useTranslation } from 'react-i18next';
import { whyWords, type WhyWords } from '#shared/inquiries/why-words.ts';

/** The words of the rules in the language of the screen. */
export function useWhyWords(): WhyWords {
  const { i18n } = useTranslation();
  return whyWords[i18n.language === 'en' ? 'en' : 'ru'];
}
