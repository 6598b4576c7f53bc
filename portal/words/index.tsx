import { createContext, type ReactNode, startTransition, use, useEffect, useMemo, useState } from 'react';
import { type Words, zh } from './zh.ts';

export type Language = 'zh' | 'en';
const COOKIE = 'hengzhun-language';
const YEAR_SECONDS = 31_536_000;

/** The language chosen in this browser, for the public pages too; the API answers in it. */
export function chosenLanguage(): Language {
  return document.cookie.split('; ').includes(`${COOKIE}=en`) ? 'en' : 'zh';
}

interface Spoken {
  readonly language: Language;
  readonly words: Words;
  readonly switchLanguage: () => void;
}

const Context = createContext<Spoken | null>(null);

let loading: Promise<Words> | null = null;

/** English is loaded when somebody reads it. */
function english(): Promise<Words> {
  loading ??= import('./en.ts').then(({ en }) => en);
  return loading;
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(chosenLanguage);
  const words = language === 'zh' ? zh : use(english());
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const spoken = useMemo<Spoken>(
    () => ({
      language,
      words,
      switchLanguage: () => {
        const next = language === 'zh' ? 'en' : 'zh';
        // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain-http addresses of an intranet.
        document.cookie = `${COOKIE}=${next}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
        startTransition(() => setLanguage(next));
      },
    }),
    [language, words],
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
