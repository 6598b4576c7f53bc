/** Sends a public page. */
import type { Request, Response } from 'express';
import { wordsIn } from '../../site/reader.ts';
import { renderPage, type SitePage } from '../../site/render.tsx';
import type { Words } from '../../site/words/zh.ts';
import { entityTag } from '../http/shared.ts';
import { chosenLanguage } from './language.ts';

export type Written = (words: Words) => SitePage;

/** @param address what the page's links lead back to: for a page that others read too, nothing that this reader added */
export function write(request: Request, page: Written, address = request.originalUrl): string {
  const language = chosenLanguage(request);
  return renderPage(page(wordsIn(language)), { language, address });
}

/** A page for this reader only. */
export function sendOwn(request: Request, response: Response, page: Written): void {
  response.setHeader('cache-control', 'no-store');
  response.type('html').send(write(request, page));
}

/** A page for everybody; a client that has it already gets 304. */
export function sendShared(response: Response, html: string): void {
  response.setHeader('cache-control', 'public, max-age=0, must-revalidate');
  response.vary('cookie');
  response.setHeader('etag', entityTag(html));
  response.type('html').send(html);
}

/** Parameters with a single text; all others are ignored. */
export function texts(parameters: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
