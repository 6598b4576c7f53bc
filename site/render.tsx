import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Layout } from './Layout.tsx';
import { type Reader, ReaderContext } from './reader.ts';

export interface SitePage {
  readonly title: string;
  readonly content: ReactElement;
}

/** A whole public page as HTML: complete without a script. */
export function renderPage({ title, content }: SitePage, reader: Reader): string {
  const html = renderToStaticMarkup(
    <ReaderContext value={reader}>
      <Layout title={title}>{content}</Layout>
    </ReaderContext>,
  );
  return `<!doctype html>${html}`;
}
