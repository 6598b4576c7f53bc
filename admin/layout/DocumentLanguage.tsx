import { useEffect } from 'react';
import { useLanguage } from '../words/useLocalized.ts';

/** Tells screen readers and the browser which language the page is in. */
export function DocumentLanguage() {
  const language = useLanguage();
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  return null;
}
