import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { en } from './en.ts';
import { type Words, zh } from './zh.ts';

export type Language = 'zh' | 'en';
const KEY = 'hengzhun-language';

/** The language chosen in this browser; the API answers in it too. */
export function chosenLanguage(): Language {
  return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';
}

interface Spoken {
  readonly language: Language;
  readonly words: Words;
  readonly switchLanguage: () => void;
}

const Context = createContext<Spoken | null>(null);

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(chosenLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const spoken = useMemo<Spoken>(
    () => ({
      language,
      words: language === 'zh' ? zh : en,
      switchLanguage: () => {
        const next = language === 'zh' ? 'en' : 'zh';
        localStorage.setItem(KEY, next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <Context value={spoken}>{children}</Context>;
}

export function useLanguage(): Spoken {
  const spoken = use(Context);
  if (!spoken) throw new Error('useLanguage outside LanguageProvider');
  return spoken;
}

export function useWords(): Words {
  return useLanguage().words;
}

/** Formats instants and days for the reader, in Asia/Shanghai. */
export function useDates() {
  const { language } = useLanguage();
  return useMemo(() => {
    const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
    const minute = new Intl.DateTimeFormat(locale, {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'medium',
      timeStyle: 'short',
    });
    const day = new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Shanghai', dateStyle: 'medium' });
    const weekday = new Intl.DateTimeFormat(locale, {
      timeZone: 'Asia/Shanghai',
      month: language === 'zh' ? 'long' : 'short',
      day: 'numeric',
      weekday: language === 'zh' ? 'long' : 'short',
    });
    const clock = new Intl.DateTimeFormat(locale, {
      timeZone: 'Asia/Shanghai',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    const dayAndClock = (instant: string) => `${weekday.format(new Date(instant))} ${clock.format(new Date(instant))}`;
    const time = new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Shanghai', timeStyle: 'medium' });
    return {
      time: (instant: string) => time.format(new Date(instant)),
      minute: (instant: string | null | undefined) => (instant ? minute.format(new Date(instant)) : '—'),
      weekday: (instant: string) => weekday.format(new Date(instant)),
      clock: (instant: string) => clock.format(new Date(instant)),
      /** With the day of the end only where it is another one. */
      span: (from: string, to?: string) => {
        if (!to) return dayAndClock(from);
        const isSameDay = day.format(new Date(from)) === day.format(new Date(to));
        return `${dayAndClock(from)}–${isSameDay ? clock.format(new Date(to)) : dayAndClock(to)}`;
      },
      day: (instant: string | null | undefined) => (instant ? day.format(new Date(instant)) : '—'),
    };
  }, [language]);
}
