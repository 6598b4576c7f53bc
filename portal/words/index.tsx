import { createContext, type ReactNode, startTransition, use, useEffect, useMemo, useState } from 'react';
import { CHOSE_ENGLISH, LANGUAGE_COOKIE, type Language } from '../../domain/language.ts';
import { formatTime } from '../../domain/time.ts';
import { createTranslate, type Translate, type Translation } from '../../domain/words/translate.ts';
import { type Words, zh } from './zh.ts';

export type { Language };
export type PortalTranslate = Translate<Words>;

const YEAR_SECONDS = 31_536_000;

/** The language chosen in this browser, for the public pages too; the API answers in it. */
export function chosenLanguage(): Language {
  return CHOSE_ENGLISH.test(document.cookie) ? 'en' : 'zh';
}

interface Spoken {
  readonly language: Language;
  readonly t: PortalTranslate;
  readonly switchLanguage: () => void;
}

const Context = createContext<Spoken | null>(null);

let loading: Promise<Translation<Words>> | null = null;

/** English is loaded when it is first needed. */
function english(): Promise<Translation<Words>> {
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
      t: createTranslate<Words>(words, language),
      switchLanguage: () => {
        const next = language === 'zh' ? 'en' : 'zh';
        const isHttps = location.protocol === 'https:';
        // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain-http addresses of an intranet.
        document.cookie = `${isHttps ? '__Host-' : ''}${LANGUAGE_COOKIE}=${next}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${isHttps ? '; secure' : ''}`;
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

/** Translates a key of the portal's texts; an unknown key is a compiler error. */
export function useT(): PortalTranslate {
  return useLanguage().t;
}

/** Formats instants and days for the reader, in Asia/Shanghai. */
export function useDates() {
  const { language } = useLanguage();
  return useMemo(() => {
    const day = (instant: string) => formatTime(instant, 'day', language);
    const weekday = (instant: string) => formatTime(instant, 'weekday', language);
    const clock = (instant: string) => formatTime(instant, 'clock', language);
    const dayAndClock = (instant: string) => `${weekday(instant)} ${clock(instant)}`;
    return {
      weekday,
      clock,
      time: (instant: string) => formatTime(instant, 'second', language),
      minute: (instant: string | null | undefined) => (instant ? formatTime(instant, 'minute', language) : '—'),
      /** With the day of the end only if it differs. */
      span: (from: string, to?: string) => {
        if (!to) return dayAndClock(from);
        return `${dayAndClock(from)}–${day(from) === day(to) ? clock(to) : dayAndClock(to)}`;
      },
      day: (instant: string | null | undefined) => (instant ? day(instant) : '—'),
    };
  }, [language]);
}
