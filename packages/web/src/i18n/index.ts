// Chinese first, English complete; the choice is remembered in this browser, and only its words are loaded.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { setLanguage } from '../api/client.ts';

const KEY = 'jinze.language';
const WORDS = {
  'zh-CN': async () => (await import('./zh.ts')).zh,
  en: async () => (await import('./en.ts')).en,
} as const;
type Language = keyof typeof WORDS;

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
    resources: { [language]: { translation: await WORDS[language]() } },
    interpolation: { escapeValue: false },
  });
}

/** The words come first: without a connection the page stays as it is. */
export async function switchLanguage(): Promise<void> {
  const next: Language = i18next.language === 'en' ? 'zh-CN' : 'en';
  if (!i18next.hasResourceBundle(next, 'translation'))
    i18next.addResourceBundle(next, 'translation', await WORDS[next]());
  localStorage.setItem(KEY, next);
  setLanguage(next);
  document.documentElement.lang = next;
  await i18next.changeLanguage(next);
}
