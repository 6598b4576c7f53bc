import type { ReactNode } from 'react';
import { asset } from './assets.ts';
import { useReader } from './reader.ts';

/** Header, navigation and footer of every public page, the same as in the portal. */
export function Layout({ title, children }: { title: string; children: ReactNode }) {
  const { words, language, address } = useReader();
  const path = address.split('?')[0];
  const entries = [
    ['/', words.nav.home],
    ['/guides', words.nav.guides],
    ['/notices', words.nav.notices],
    ['/lookup', words.nav.lookup],
    ['/verify', words.nav.verify],
  ] as const;
  const other = `/language?to=${language === 'zh' ? 'en' : 'zh'}&back=${encodeURIComponent(address)}`;
  return (
    <html lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content={`${words.centre}：${words.home.lead}`} />
        <meta name="theme-color" content="#0b5a7a" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/site/icon-192.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <link rel="stylesheet" href={asset('site.css')} />
        <script src={asset('site.js')} defer />
        <title>{`${title} · ${words.product}`}</title>
      </head>
      <body>
        <a className="skip" href="#content">
          {words.skip}
        </a>
        <header>
          <div className="bar">
            <a className="brand" href="/">
              {words.product}
              <span>{words.centre}</span>
            </a>
            <a href={other} rel="nofollow" lang={language === 'zh' ? 'en' : 'zh-CN'}>
              {words.language}
            </a>
            <span id="visitor">
              <a href="/sign-in">{words.nav.signIn}</a>
              <a className="boxed" href="/register">
                {words.nav.register}
              </a>
            </span>
            <span id="person" hidden>
              <a href="/my" data-console={words.nav.console}>
                {words.nav.personal}
              </a>
              <button type="button" className="boxed">
                {words.nav.signOut}
              </button>
            </span>
          </div>
          <nav aria-label={words.nav.main}>
            {entries.map(([to, label]) => (
              <a key={to} href={to} aria-current={to === path ? 'page' : undefined}>
                {label}
              </a>
            ))}
          </nav>
        </header>
        <main id="content">{children}</main>
        <footer>
          {words.centre} · {words.product}
        </footer>
      </body>
    </html>
  );
}
