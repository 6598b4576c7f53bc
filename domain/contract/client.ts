/** The typed client of both interfaces, the demo data and the tests. It only needs `fetch`. */
import type { z } from 'zod';
import type { FieldFault } from '../problem.ts';
import { XLSX } from './endpoints/media-types.ts';
import type { BodyOf, EndpointName, QueryOf, ResponseOf } from './endpoints.ts';
import { newIdempotencyKey } from './idempotency-key.ts';
import { ROUTES } from './routes.ts';

export interface CallOptions<N extends EndpointName> {
  params?: Record<string, string>;
  query?: [QueryOf<N>] extends [never]
    ? undefined
    : Partial<Record<keyof z.input<QueryOf<N>>, string | number | undefined>>;
  body?: [BodyOf<N>] extends [never] ? undefined : z.input<BodyOf<N>>;
  file?: Blob;
  fileName?: string;
  /** The client's id of the command: the same key again means the same command. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** An error that the API returned, or that prevented an answer (status 0). */
export class ApiProblem extends Error {
  readonly type: string;
  readonly status: number;
  readonly fields: readonly FieldFault[];
  readonly retryAfter: number | null;

  constructor(
    type: string,
    status: number,
    detail: string,
    fields: readonly FieldFault[] = [],
    retryAfter: number | null = null,
  ) {
    super(detail);
    this.name = 'ApiProblem';
    this.type = type;
    this.status = status;
    this.fields = fields;
    this.retryAfter = retryAfter;
  }
}

export interface ClientOptions {
  baseUrl: string;
  fetch?: typeof fetch;
  /** Headers of every request, e.g. the language or, outside browsers, the cookie. */
  headers?: () => Record<string, string>;
  onResponse?: (response: Response) => void;
}

export type Client = <N extends EndpointName>(name: N, options?: CallOptions<N>) => Promise<ResponseOf<N>>;

/** The path of an endpoint with its parameters. */
export function pathOf(name: EndpointName, params: Record<string, string> = {}): string {
  return ROUTES[name].path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
}

/**
 * Sends the request and returns the response.
 * @throws ApiProblem
 */
async function send<N extends EndpointName>(
  options: ClientOptions,
  name: N,
  request: CallOptions<N>,
  accept: string,
): Promise<Response> {
  const route = ROUTES[name];
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(request.query ?? {})) {
    if (value !== undefined && value !== '') query.set(key, String(value));
  }
  const headers: Record<string, string> = { accept, ...options.headers?.() };
  if (route.idempotencyKey) headers['idempotency-key'] = request.idempotencyKey ?? newIdempotencyKey();
  let body: BodyInit | undefined;
  if (request.file) {
    const form = new FormData();
    form.set('file', request.file, request.fileName ?? 'file');
    body = form;
  } else if (route.method !== 'get') {
    headers['content-type'] = 'application/json';
    body = JSON.stringify(request.body ?? {});
  }
  const suffix = query.size > 0 ? `?${query}` : '';
  let response: Response;
  try {
    response = await (options.fetch ?? fetch)(options.baseUrl + pathOf(name, request.params) + suffix, {
      method: route.method.toUpperCase(),
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body }),
      ...(request.signal ? { signal: request.signal } : {}),
    });
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw new ApiProblem('network', 0, '无法连接服务器，请检查网络后重试。 The server cannot be reached.');
  }
  options.onResponse?.(response);
  if (!response.ok) throw await problemOf(response);
  return response;
}

export function createClient(options: ClientOptions): Client {
  return async function call<N extends EndpointName>(name: N, request: CallOptions<N> = {}): Promise<ResponseOf<N>> {
    const response = await send(options, name, request, 'application/json');
    const { answer } = ROUTES[name];
    if (answer === 'events') {
      // A client that wants the events opens an EventSource at this address.
      await response.body?.cancel();
      return null as ResponseOf<N>;
    }
    if (answer === 'file') return (await response.blob()) as ResponseOf<N>;
    return (await response.json()) as ResponseOf<N>;
  };
}

/** A list as a workbook, named by the server. */
export type SheetClient = (name: EndpointName, query?: Readonly<Record<string, string | number>>) => Promise<File>;

export function createSheetClient(options: ClientOptions): SheetClient {
  return async (name, query = {}) => {
    const response = await send(options, name, { query } as unknown as CallOptions<EndpointName>, XLSX);
    const named = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '');
    return new File([await response.blob()], named?.[1] ? decodeURIComponent(named[1]) : 'list.xlsx', { type: XLSX });
  };
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const retryAfter = response.headers.get('retry-after');
  const seconds = retryAfter ? Number(retryAfter) : null;
  const text = await response.text();
  try {
    const problem = JSON.parse(text) as { type: string; detail: string; errors?: FieldFault[] };
    return new ApiProblem(
      problem.type.split('/').pop() ?? 'internal',
      response.status,
      problem.detail,
      problem.errors ?? [],
      seconds,
    );
  } catch {
    return new ApiProblem('internal', response.status, `HTTP ${response.status}`, [], seconds);
  }
}
