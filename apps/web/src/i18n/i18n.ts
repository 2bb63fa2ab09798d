import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../format/dates.js';
import type { vi } from './vi.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'translation';
    readonly resources: { readonly translation: typeof vi };
    readonly keySeparator: false;
    readonly nsSeparator: false;
  }
}

/** Each language is loaded when it is first asked for. */
const DICTIONARIES = {
  vi: async () => (await import('./vi.js')).vi,
  en: async () => (await import('./en.js')).en,
} as const;

const KEPT_AS = 'dondoc-language';

const chosen = (): Language => (localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'vi');

const load = async (language: Language): Promise<void> => {
  if (!i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', await DICTIONARIES[language]());
};

export async function initLanguage(): Promise<void> {
  const language = chosen();
  i18next.on('languageChanged', (now) => {
    document.documentElement.lang = now;
  });
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await DICTIONARIES[language]() } },
    keySeparator: false,
    nsSeparator: false,
    // React escapes what it draws.
    interpolation: { escapeValue: false },
  });
}

export async function changeLanguage(language: Language): Promise<void> {
  await load(language);
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
