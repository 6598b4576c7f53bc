/**
 * The public pages as HTML from the server: fast on a slow connection, found by search engines, complete without
 * JavaScript.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express';
import type { z } from 'zod';
import { endpointDefinition } from '../../domain/contract/endpoints.ts';
import { OrderLookup } from '../../domain/contract/public.ts';
import { VerificationQuery } from '../../domain/contract/public-query.ts';
import { ASSETS } from '../../site/assets.ts';
import { Found } from '../../site/pages/Found.tsx';
import { Guides } from '../../site/pages/Guides.tsx';
import { Home } from '../../site/pages/Home.tsx';
import { Lookup, type LookupProps } from '../../site/pages/Lookup.tsx';
import { Trouble } from '../../site/pages/Trouble.tsx';
import { Verify } from '../../site/pages/Verify.tsx';
import type { ApiDependencies } from '../dependencies.ts';
import { createRouter } from '../http/address.ts';
import { bodySteps } from '../http/body.ts';
import type { Answer, Call, Handlers } from '../http/call.ts';
import { requireOwnOrigin } from '../http/guard.ts';
import { parseInput } from '../http/input.ts';
import { detailOf, fieldWords, markProblem, toldProblem } from '../http/problem.ts';
import type { Intake } from '../http/route.ts';
import { uploadedFile } from '../http/upload.ts';
import { answeredBy } from '../observe/request-log.ts';
import { chooseLanguage, chosenLanguage } from './language.ts';
import { listPages } from './lists.tsx';
import { sendOwn, sendShared, texts, type Written, write } from './page.ts';
import { PageCache } from './page-cache.ts';

const FORM_LIMIT = '4kb';
/** SHA-256 for the captcha: the library's file for browsers. */
const HASHES = dirname(fileURLToPath(import.meta.resolve('@noble/hashes/sha2.js')));

export function siteRoutes(deps: ApiDependencies, intake: Intake, handlers: Handlers): Router {
  const { config, log } = deps;
  const router = createRouter();
  const kept = new PageCache();
  const ownOrigin: RequestHandler = (request, _response, next) => {
    requireOwnOrigin(request, config.publicUrl);
    next();
  };

  /** The problem as a sentence; sets status and headers too. */
  const explain = (error: unknown, request: Request, response: Response): string => {
    const problem = toldProblem(error, response, log);
    markProblem(response, problem);
    const language = chosenLanguage(request);
    return [detailOf(problem, language), ...fieldWords(problem, language)].join(' ');
  };

  const still = (path: string, page: Written) =>
    router.get(path, async (request, response) => {
      const key = `${chosenLanguage(request)} ${path}`;
      sendShared(response, await kept.get(key, async () => write(request, page, path)));
    });
  still('/', ({ home }) => ({ title: home.title, content: <Home /> }));
  still('/guides', ({ guides }) => ({ title: guides.title, content: <Guides /> }));
  still('/offline', ({ offline, offlineLead }) => ({
    title: offline,
    content: <Trouble title={offline} text={offlineLead} />,
  }));
  router.use(listPages(deps.documents, intake.budget, handlers, kept));

  const lookup = (request: Request, response: Response, shown: LookupProps) =>
    sendOwn(request, response, (words) => ({ title: words.lookup.title, content: <Lookup {...shown} /> }));
  router.get('/lookup', (request, response) =>
    lookup(request, response, { number: texts(request.query).number ?? '', fault: null }),
  );
  const form = express.urlencoded({ extended: false, limit: FORM_LIMIT });
  router.post('/lookup', ownOrigin, form, async (request, response) => {
    const language = chosenLanguage(request);
    const { number = '', password = '', salt, nonce } = texts(request.body);
    const captcha = salt && nonce ? { salt, nonce: Number(nonce) } : undefined;
    try {
      const body = parseInput(OrderLookup, { number, password, captcha }, language) as z.output<typeof OrderLookup>;
      const progress = await handlers.lookUpOrder({ body, language, request } as Call<'lookUpOrder'>);
      sendOwn(request, response, (words) => ({
        title: `${words.lookup.number} ${progress.number}`,
        content: <Found progress={progress} />,
      }));
    } catch (error) {
      const fault = explain(error, request, response);
      if (response.locals.problem !== 'captcha_required') return lookup(request, response, { number, fault });
      const challenge = await handlers.captcha({ request } as Call<'captcha'>);
      lookup(request, response, { number, fault: null, captcha: { challenge, password } });
    }
  });

  const verification = (
    request: Request,
    response: Response,
    { number = '', found = null, fault = null }: { number?: string; found?: Verified | null; fault?: string | null },
  ) =>
    sendOwn(request, response, ({ verify }) => ({
      title: verify.title,
      content: <Verify number={number} found={found} fault={fault} />,
    }));
  router.get('/verify', async (request, response) => {
    const { number } = texts(request.query);
    if (number === undefined) return verification(request, response, {});
    const language = chosenLanguage(request);
    try {
      const query = parseInput(VerificationQuery, { number }, language) as z.output<typeof VerificationQuery>;
      await intake.budget.spend(request, 'verification');
      const call = { query, language, request } as Call<'verifyCertificate'>;
      verification(request, response, { number, found: await handlers.verifyCertificate(call) });
    } catch (error) {
      verification(request, response, { number, fault: explain(error, request, response) });
    }
  });
  const bodyOfVerification = bodySteps(
    endpointDefinition('verifyCertificateFile'),
    intake.reception,
    config.uploadLimitMegabytes,
  );
  router.post(
    '/verify',
    ownOrigin,
    intake.budget.step('verification'),
    ...bodyOfVerification,
    async (request, response) => {
      const call = { file: uploadedFile(request.file), request } as Call<'verifyCertificateFile'>;
      verification(request, response, { found: await handlers.verifyCertificateFile(call) });
    },
  );
  const refused: ErrorRequestHandler = (error: unknown, request, response, _next) =>
    verification(request, response, { fault: explain(error, request, response) });
  router.use('/verify', refused);

  router.get('/language', chooseLanguage(config));
  router.use('/site', answeredBy('/site/', { quiet: true }));
  router.use('/site/hashes', express.static(HASHES, { index: false, redirect: false }));
  router.use('/site', express.static(ASSETS, { index: false, redirect: false, immutable: true, maxAge: '1y' }));
  router.get(['/sw.js', '/manifest.webmanifest', '/robots.txt'], (request, response) => {
    response.locals.quiet = true;
    response.setHeader('cache-control', 'no-cache');
    response.sendFile(join(ASSETS, request.path), { cacheControl: false });
  });

  const inWords: ErrorRequestHandler = (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const text = explain(error, request, response);
    sendOwn(request, response, ({ trouble }) => ({ title: trouble, content: <Trouble title={trouble} text={text} /> }));
  };
  router.use(inWords);
  return router;
}

type Verified = Answer<'verifyCertificate'>;
