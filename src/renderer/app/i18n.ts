import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from '../locales/en/index.ts';
import { ru } from '../locales/ru/index.ts';
import { en as bookingEn, ru as bookingRu } from '../features/booking/locales.ts';
import { en as scheduleEn, ru as scheduleRu } from '../features/schedule/locales.ts';

export type Language = 'ru' | 'en';

/** Ready before the first paint: both languages are in the bundle. */
export function startI18n(language: Language): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'ru',
    resources: { ru: { translation: ru, schedule: scheduleRu, booking: bookingRu }, en: { translation: en, schedule: scheduleEn, booking: bookingEn } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  document.documentElement.lang = language;
}

export function setLanguage(language: Language): void {
  if (i18next.language === language) return;
  void i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
