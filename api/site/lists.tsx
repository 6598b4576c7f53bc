import { Router } from 'express';
import { XLSX } from '../../domain/contract/endpoints/media-types.ts';
import { ENDPOINTS } from '../../domain/contract/endpoints.ts';
import { sheetOf } from '../../domain/contract/sheets.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { Catalogue } from '../../site/pages/Catalogue.tsx';
import { Evaluations } from '../../site/pages/Evaluations.tsx';
import { Institutions } from '../../site/pages/Institutions.tsx';
import { Instruments } from '../../site/pages/Instruments.tsx';
import { Notices } from '../../site/pages/Notices.tsx';
import type { PagerProps } from '../../site/parts.tsx';
import type { SitePage } from '../../site/render.tsx';
import type { Words } from '../../site/words/zh.ts';
import type { Answer, Call, Handlers } from '../http/call.ts';
import { parseInput } from '../http/input.ts';
import { createSharedReads } from '../http/shared.ts';
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

/** Public lists (requirements A7, A8, D3–D5). */
export function listPages(handlers: Handlers, kept: PageCache): Router {
  const router = Router();
  const reads = createSharedReads();

  const list = <N extends ListName>(
    path: string,
    name: N,
    page: (words: Words, list: Answer<N>, paging: PagerProps) => SitePage,
  ) =>
    router.get(path, async (request, response) => {
      const language = chosenLanguage(request);
      const { page: wanted, ...asked } = texts(request.query);
      const query = parseInput(ENDPOINTS[name].query, { ...asked, page: wanted }, language) as Call<N>['query'];
      const html = await kept.get(`${language} ${path} ${JSON.stringify(query)}`, async () => {
        await reads.count(request);
        const answer = (await handlers[name]({ query, language, request } as never)) as Answer<N> & { total: number };
        const { page: at, perPage } = query as Paging;
        const paging = { page: at, perPage, total: answer.total, query: asked };
        return write(request, (words) => page(words, answer, paging));
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
    const sheet = sheetOf('listPublicKinds');
    if (!sheet) throw new DomainProblem('not_found');
    await reads.count(request);
    const query = allRows({}) as Call<'listPublicKinds'>['query'];
    const answer = await handlers.listPublicKinds({ query, language, request } as Call<'listPublicKinds'>);
    const { name, bytes } = await listWorkbook(sheet, answer, language);
    response.attachment(name).type(XLSX).send(bytes);
  });
  return router;
}
