import type { Router } from 'express';
import { XLSX } from '../../domain/contract/endpoints/media-types.ts';
import { ENDPOINTS } from '../../domain/contract/endpoints.ts';
import { fileName } from '../../domain/file-name.ts';
import { Catalogue } from '../../site/pages/Catalogue.tsx';
import { Evaluations } from '../../site/pages/Evaluations.tsx';
import { Institutions } from '../../site/pages/Institutions.tsx';
import { Instruments } from '../../site/pages/Instruments.tsx';
import { Notices } from '../../site/pages/Notices.tsx';
import type { PagerProps } from '../../site/parts.tsx';
import type { SitePage } from '../../site/render.tsx';
import type { Words } from '../../site/words/zh.ts';
import type { Documents } from '../dependencies.ts';
import { createRouter } from '../http/address.ts';
import type { Budget } from '../http/budget.ts';
import type { Answer, Call, Handlers } from '../http/call.ts';
import { parseInput } from '../http/input.ts';
import { allRows, listWorkbook } from '../http/sheet.ts';
import { chosenLanguage } from './language.ts';
import { sendShared, texts, write } from './page.ts';
import type { PageCache } from './page-cache.ts';

type Paging = Pick<PagerProps, 'page' | 'perPage'>;

type ListName =
  | 'listNotices'
  | 'listPublicEvaluations'
  | 'listPublicInstruments'
  | 'listPublicInstitutions'
  | 'listPublicKinds';

/** The reader's search as it was understood: known parameters that were given, in their parsed form. */
function parsedTexts(query: object, asked: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) =>
      Object.hasOwn(asked, name) && ['string', 'number'].includes(typeof value) ? [[name, String(value)]] : [],
    ),
  );
}

/** Public lists (requirements A7, A8, D3–D5). */
export function listPages(documents: Documents, budget: Budget, handlers: Handlers, kept: PageCache): Router {
  const router = createRouter();

  const list = <N extends ListName>(
    path: string,
    name: N,
    page: (words: Words, list: Answer<N>, paging: PagerProps) => SitePage,
  ) =>
    router.get(path, async (request, response) => {
      const language = chosenLanguage(request);
      const { page: wanted, ...asked } = texts(request.query);
      const query = parseInput(ENDPOINTS[name].query, { ...asked, page: wanted }, language) as Call<N>['query'];
      // What the page is kept under is all that it is made of: readers share it, and may add anything to its address.
      const { page: at, perPage } = query as Paging;
      const search = parsedTexts(query, asked);
      const html = await kept.get(`${language} ${path} ${JSON.stringify([query, search])}`, async () => {
        await budget.spend(request, 'list');
        const answer = (await handlers[name]({ query, language, request } as never)) as Answer<N> & { total: number };
        const paging = { page: at, perPage, total: answer.total, query: search };
        const all = new URLSearchParams({ ...search, ...(at > 1 ? { page: String(at) } : {}) });
        return write(request, (words) => page(words, answer, paging), `${path}${all.size > 0 ? `?${all}` : ''}`);
      });
      sendShared(response, html);
    });

  list('/notices', 'listNotices', ({ notices }, answer, paging) => ({
    title: notices.title,
    content: <Notices list={answer} {...paging} />,
  }));
  list('/evaluations', 'listPublicEvaluations', ({ evaluations }, answer, paging) => ({
    title: evaluations.title,
    content: <Evaluations list={answer} {...paging} />,
  }));
  list('/queries/instruments', 'listPublicInstruments', ({ queries }, answer, paging) => ({
    title: queries.instruments.title,
    content: <Instruments list={answer} {...paging} />,
  }));
  list('/queries/institutions', 'listPublicInstitutions', ({ queries }, answer, paging) => ({
    title: queries.institutions.title,
    content: <Institutions list={answer} {...paging} />,
  }));
  list('/queries/catalogue', 'listPublicKinds', ({ queries }, answer, paging) => ({
    title: queries.catalogue.title,
    content: <Catalogue list={answer} {...paging} />,
  }));

  router.get('/queries/catalogue.xlsx', async (request, response) => {
    const language = chosenLanguage(request);
    await budget.spend(request, 'workbook');
    const query = allRows({}) as Call<'listPublicKinds'>['query'];
    const answer = await handlers.listPublicKinds({ query, language, request } as Call<'listPublicKinds'>);
    const { name, bytes } = await listWorkbook(documents, 'listPublicKinds', answer, language);
    response.attachment(fileName(name)).type(XLSX).send(bytes);
  });
  return router;
}
