import { useEffect } from 'react';
import { useLanguage } from '../words/useLocalized.ts';

/** Sets the page's language for screen readers and the browser. */
export function DocumentLanguage() {
  const language = useLanguage();
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  return null;
}
