/** Makes a route from an endpoint's definition: permission, checks of the input, handler, answer. */
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response, Router } from 'express';
import { XLSX } from '../../domain/contract/endpoints/media-types.ts';
import { ENDPOINTS, type EndpointName, endpointDefinition } from '../../domain/contract/endpoints.ts';
import { fileName } from '../../domain/file-name.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { shaped } from '../../store/sql/shape.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { createSecurityRecord, type SecurityRecord } from '../security/record.ts';
import { createRouter } from './address.ts';
import { bodySteps } from './body.ts';
import type { Budget } from './budget.ts';
import type { Call, FileAnswer, Handlers } from './call.ts';
import { requireContentType, requireOwnOrigin, requirePermission } from './guard.ts';
import { commandIdOf, parseInput, requireIds } from './input.ts';
import { languageOf } from './language.ts';
import type { Reception } from './reception.ts';
import { entityTag } from './shared.ts';
import { allRows, listWorkbook, wantsSheet } from './sheet.ts';
import { uploadedFile } from './upload.ts';

const SHARED_SECONDS = 30;
/** Browsers' own PDF viewers, some of which do not start in a sandbox; only within a page of ours. */
const FOR_PDF_VIEWERS = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** What every request passes before its handler. */
export interface Intake {
  readonly budget: Budget;
  readonly reception: Reception;
}

type AnyHandler = (call: unknown) => Promise<unknown>;

/** A router of all endpoints. Fixed paths come before those with parameters, so that none hides another. */
export function routerOf(deps: ApiDependencies, intake: Intake, handlers: Handlers): Router {
  const router = createRouter({ strict: true });
  const security = createSecurityRecord(deps);
  const methods = new Map<string, string[]>();
  const names = Object.keys(ENDPOINTS) as EndpointName[];
  for (const name of names.sort((a, b) => parametersIn(a) - parametersIn(b))) {
    const definition = endpointDefinition(name);
    const path = definition.path.replace(/\{(\w+)\}/g, ':$1');
    methods.set(path, [...(methods.get(path) ?? []), definition.method.toUpperCase()]);
    router[definition.method](
      path,
      ...stepsOf(name, deps, intake),
      handle(name, deps, handlers[name] as AnyHandler, security),
    );
  }
  for (const [path, allowed] of methods) {
    router.all(path, (_request, response) => {
      response.setHeader('allow', allowed.join(', '));
      throw new DomainProblem('method_not_allowed');
    });
  }
  router.use('/api', () => {
    throw new DomainProblem('not_found');
  });
  return router;
}

function parametersIn(name: EndpointName): number {
  return endpointDefinition(name).path.split('{').length;
}

/** In this order: who is it, what does it cost, how large is it; only then is the body read. */
function stepsOf(name: EndpointName, deps: ApiDependencies, { budget, reception }: Intake): RequestHandler[] {
  const definition = endpointDefinition(name);
  const guard: RequestHandler = (request, response, next) => {
    response.locals.endpoint = name;
    const writes = definition.method !== 'get';
    if (writes) requireOwnOrigin(request, deps.config.publicUrl);
    requirePermission(request.account, definition, deps.config);
    if (writes) requireContentType(request, definition);
    next();
  };
  const asSheet = budget.step('workbook');
  const cost = budget.step(definition.cost ?? 'ordinary');
  const pay: RequestHandler = (request, response, next) =>
    (wantsSheet(request, name) ? asSheet : cost)(request, response, next);
  return [guard, pay, ...bodySteps(definition, reception, deps.config.uploadLimitMegabytes)];
}

function handle(
  name: EndpointName,
  { documents }: ApiDependencies,
  handler: AnyHandler,
  security: SecurityRecord,
): RequestHandler {
  const definition = endpointDefinition(name);
  return async (request, response) => {
    const params = request.params as Record<string, string>;
    requireIds(params);
    const language = languageOf(request);
    const asSheet = wantsSheet(request, name);
    const query = definition.query && parseInput(definition.query, request.query, language);
    const call: Record<keyof Call, unknown> = {
      params,
      query: asSheet ? allRows(query) : query,
      body: definition.body && parseInput(definition.body, request.body ?? {}, language),
      account: request.account,
      language,
      commandId: definition.idempotencyKey ? commandIdOf(request) : '',
      file: uploadedFile(request.file),
      text: typeof request.body === 'string' ? request.body : '',
      request,
      response,
    };
    const answer = await handler(call);
    await security.succeeded(request, response, asSheet);
    if ('events' in definition.response) return;
    if ('file' in definition.response) {
      await sendFile(request, response, definition.response.file, answer as FileAnswer);
      return;
    }
    shaped(definition.response, `the answer of ${name}`, answer);
    if (asSheet) {
      await sendFile(request, response, XLSX, await listWorkbook(documents, name, answer, language));
      return;
    }
    if (definition.shared) sendShared(response, answer);
    else response.status(definition.status ?? 200).json(answer);
  };
}

/** An answer that is the same for all readers of this language; a client that has it already gets 304. */
function sendShared(response: Response, answer: unknown): void {
  const text = JSON.stringify(answer);
  response.setHeader('cache-control', `public, max-age=${SHARED_SECONDS}`);
  response.vary('accept, accept-language');
  response.setHeader('etag', entityTag(text));
  response.type('json').send(text);
}

async function sendFile(request: Request, response: Response, type: string, answer: FileAnswer): Promise<void> {
  const { name, bytes, stream } = answer;
  response.attachment(fileName(name)).type(answer.type ?? type);
  // The file cannot run scripts or load anything.
  const isShown = answer.inline && answer.type === 'application/pdf';
  response.setHeader('content-security-policy', isShown ? FOR_PDF_VIEWERS : "default-src 'none'; sandbox");
  if (answer.inline) response.setHeader('content-disposition', 'inline');
  if (stream) {
    if (request.method === 'HEAD') stream.destroy();
    else return pipeline(stream, response);
  }
  if (request.method === 'HEAD') response.setHeader('content-length', bytes?.length ?? 0).end();
  else response.send(bytes);
}
