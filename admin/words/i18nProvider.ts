import polyglotI18nProvider from 'ra-i18n-polyglot';
import { raZh } from './ra-zh.ts';
import { zh } from './zh.ts';

/** Chinese is built in; English is loaded when somebody chooses it. */
export const i18nProvider = polyglotI18nProvider(
  (locale) => (locale === 'en' ? english() : { ...raZh, ...zh }),
  'zh',
  [
    { locale: 'zh', name: '中文' },
    { locale: 'en', name: 'English' },
  ],
  { allowMissing: true },
);

async function english() {
  const [{ en }, { default: raEn }] = await Promise.all([import('./en.ts'), import('ra-language-english')]);
  return { ...raEn, ...en };
}
