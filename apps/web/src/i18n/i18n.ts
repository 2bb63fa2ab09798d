import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../format/dates.js';
import type { vi } from './vi.js';
import type { viMore } from './vi-more.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'translation';
    readonly resources: { readonly translation: typeof vi & typeof viMore };
    readonly keySeparator: false;
    readonly nsSeparator: false;
  }
}

/** Each language is loaded when it is first asked for, and of it what the first page does not need later. */
const FIRST = {
  vi: async () => (await import('./vi.js')).vi,
  en: async () => (await import('./en.js')).en,
} as const;
const MORE = {
  vi: async () => (await import('./vi-more.js')).viMore,
  en: async () => (await import('./en-more.js')).enMore,
} as const;

const more = { asked: false };

const KEPT_AS = 'dondoc-language';

const chosen = (): Language => (localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'vi');

const load = async (language: Language): Promise<void> => {
  const parts = [FIRST[language](), ...(more.asked ? [MORE[language]()] : [])];
  for (const words of await Promise.all(parts))
    i18next.addResourceBundle(language, 'translation', words, true);
};

/** What every page but the first says; to be waited for before one is shown. */
export async function moreWords(): Promise<void> {
  more.asked = true;
  await load(chosen());
}

export async function initLanguage(): Promise<void> {
  const language = chosen();
  i18next.on('languageChanged', (now) => {
    document.documentElement.lang = now;
  });
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await FIRST[language]() } },
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
