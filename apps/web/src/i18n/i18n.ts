import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../format/dates.js';
import { en } from './en.js';
import { vi } from './vi.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'translation';
    readonly resources: { readonly translation: typeof vi };
    readonly keySeparator: false;
    readonly nsSeparator: false;
  }
}

const KEPT_AS = 'dondoc-language';

const chosen = (): Language => (localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'vi');

export async function initLanguage(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next.use(initReactI18next).init({
    lng: chosen(),
    fallbackLng: false,
    resources: { vi: { translation: vi }, en: { translation: en } },
    keySeparator: false,
    nsSeparator: false,
    // React escapes what it draws.
    interpolation: { escapeValue: false },
  });
}

export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT_AS, language);
  await i18next.changeLanguage(language);
}

/** The dictionary, the language, and the right one of words that the API gives in both. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'vi';
  const said = (words: Readonly<Record<Language, string>>): string => words[language];
  return { t, language, said };
}
