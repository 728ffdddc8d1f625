// Chinese first, English complete; the choice is remembered in this browser, and only its words are loaded: few before
// signing in, all after.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { setLanguage } from '../api/client.ts';

const KEY = 'jinze.language';
const WORDS = {
  'zh-CN': {
    entry: async () => (await import('./zh-entry.ts')).zhEntry,
    all: async () => (await import('./zh.ts')).zh,
  },
  en: {
    entry: async () => (await import('./en-entry.ts')).enEntry,
    all: async () => (await import('./en.ts')).en,
  },
} as const;
type Language = keyof typeof WORDS;
const complete = new Set<Language>();

function remembered(): Language {
  return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh-CN';
}

export async function startLanguage(): Promise<void> {
  const language = remembered();
  setLanguage(language);
  document.documentElement.lang = language;
  await i18next.use(initReactI18next).init({
    lng: language,
    // Every language has every text, by its type.
    fallbackLng: false,
    resources: { [language]: { translation: await WORDS[language].entry() } },
    interpolation: { escapeValue: false },
  });
}

/** All words of a language; what a page beyond the entry waits for. */
export async function loadWords(language: Language = remembered()): Promise<void> {
  if (complete.has(language)) return;
  i18next.addResourceBundle(language, 'translation', await WORDS[language].all(), true, true);
  complete.add(language);
}

/** The words come first: without a connection the page stays as it is. */
export async function switchLanguage(): Promise<void> {
  const next: Language = i18next.language === 'en' ? 'zh-CN' : 'en';
  await loadWords(next);
  localStorage.setItem(KEY, next);
  setLanguage(next);
  document.documentElement.lang = next;
  await i18next.changeLanguage(next);
}
