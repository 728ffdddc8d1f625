// Chinese first, English complete; the choice is remembered in this browser.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { setLanguage } from '../api/client.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

const KEY = 'jinze.language';

function remembered(): string {
  return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh-CN';
}

export async function startLanguage(): Promise<void> {
  const language = remembered();
  setLanguage(language);
  document.documentElement.lang = language;
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
  });
}

export async function switchLanguage(): Promise<void> {
  const next = i18next.language === 'en' ? 'zh-CN' : 'en';
  localStorage.setItem(KEY, next);
  setLanguage(next);
  document.documentElement.lang = next;
  await i18next.changeLanguage(next);
}
