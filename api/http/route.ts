/** Makes a route from an endpoint's definition: permission, checks of the input, handler, answer. */
import { pipeline } from 'node:stream/promises';
import { json, type Request, type RequestHandler, type Response, Router, text } from 'express';
import { XLSX } from '../../domain/contract/endpoints/media-types.ts';
import { ENDPOINTS, type EndpointName, endpointDefinition } from '../../domain/contract/endpoints.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { shaped } from '../../store/sql/shape.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Call, FileAnswer, Handlers } from './call.ts';
import { requireContentType, requireOwnOrigin, requirePermission } from './guard.ts';
import { commandIdOf, parseInput, requireIds } from './input.ts';
import { languageOf } from './language.ts';
import { createSharedReads, entityTag } from './shared.ts';
import { allRows, listWorkbook, sheetAsked } from './sheet.ts';
import { uploadedFile, uploadReader } from './upload.ts';

const JSON_LIMIT = '5mb';
const TEXT_LIMIT = '16kb';
const SHARED_SECONDS = 30;
/** Browsers' own PDF viewers, some of which do not start in a sandbox; only within a page of ours. */
const FOR_PDF_VIEWERS = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

type AnyHandler = (call: unknown) => Promise<unknown>;

/** A router of all endpoints. Fixed paths come before those with parameters, so that none hides another. */
export function routerOf(deps: ApiDependencies, handlers: Handlers): Router {
  const router = Router({ strict: true });
  const shared = createSharedReads();
  const reads: RequestHandler = async (request, _response, next) => {
    await shared.count(request);
    next();
  };
  const methods = new Map<string, string[]>();
  const names = Object.keys(ENDPOINTS) as EndpointName[];
  for (const name of names.sort((a, b) => parametersIn(a) - parametersIn(b))) {
    const definition = endpointDefinition(name);
    const path = definition.path.replace(/\{(\w+)\}/g, ':$1');
    methods.set(path, [...(methods.get(path) ?? []), definition.method.toUpperCase()]);
    router[definition.method](path, ...stepsOf(name, deps, reads), handle(name, handlers[name] as AnyHandler));
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

function stepsOf(name: EndpointName, deps: ApiDependencies, reads: RequestHandler): RequestHandler[] {
  const definition = endpointDefinition(name);
  const guard: RequestHandler = (request, response, next) => {
    response.locals.endpoint = name;
    const writes = definition.method !== 'get';
    if (writes) requireOwnOrigin(request, deps.config.publicUrl);
    requirePermission(request.account, definition);
    if (writes) requireContentType(request, definition);
    next();
  };
  if (definition.shared) return [guard, reads];
  if (definition.upload) return [guard, uploadReader(deps.config.uploadLimitMegabytes)];
  if (definition.text) return [guard, text({ type: definition.text, limit: TEXT_LIMIT })];
  return definition.body ? [guard, json({ limit: JSON_LIMIT })] : [guard];
}

function handle(name: EndpointName, handler: AnyHandler): RequestHandler {
  const definition = endpointDefinition(name);
  return async (request, response) => {
    const params = request.params as Record<string, string>;
    requireIds(params);
    const language = languageOf(request);
    const sheet = sheetAsked(request, name);
    const query = definition.query && parseInput(definition.query, request.query, language);
    const call: Record<keyof Call, unknown> = {
      params,
      query: sheet ? allRows(query) : query,
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
    if ('events' in definition.response) return;
    if ('file' in definition.response) {
      await sendFile(request, response, definition.response.file, answer as FileAnswer);
      return;
    }
    shaped(definition.response, `the answer of ${name}`, answer);
    if (sheet) {
      await sendFile(request, response, XLSX, await listWorkbook(sheet, answer, language));
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
  response.attachment(name).type(answer.type ?? type);
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
