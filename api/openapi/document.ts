/** The OpenAPI document, generated from the same definitions as the routes. */
import {
  OpenAPIRegistry,
  OpenApiGeneratorV31,
  type ResponseConfig,
  zodToOpenAPIRegistry,
} from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import * as account from '../../domain/contract/account.ts';
import { CommandResult } from '../../domain/contract/command.ts';
import { Problem } from '../../domain/contract/common.ts';
import type { EndpointDefinition } from '../../domain/contract/endpoint.ts';
import { XLSX } from '../../domain/contract/endpoints/media-types.ts';
import { ENDPOINTS, type EndpointName, endpointDefinition } from '../../domain/contract/endpoints.ts';
import * as instrument from '../../domain/contract/instrument.ts';
import { LedgerImport } from '../../domain/contract/ledger-import.ts';
import { Order, OrderRow } from '../../domain/contract/order.ts';
import * as open from '../../domain/contract/public.ts';
import { ShareRow } from '../../domain/contract/queue.ts';
import { sheetOf } from '../../domain/contract/sheets.ts';
import { rolesWith } from '../../domain/permission.ts';
import { PROBLEMS, type ProblemType } from '../../domain/problem.ts';
import { sessionCookieName } from '../session/session.ts';

const PROBLEM_JSON = 'application/problem+json';

/** Schemas with a name of their own in the document. */
const NAMED: Record<string, z.ZodType> = {
  Problem,
  Me: account.Me,
  Enterprise: account.Enterprise,
  User: account.User,
  Contact: instrument.Contact,
  Instrument: instrument.Instrument,
  LedgerImport,
  Order,
  OrderRow,
  ShareRow,
  CommandResult,
  Notice: open.Notice,
  OrderProgress: open.OrderProgress,
  Message: open.Message,
  Reference: open.Reference,
};

// The registry's `register` would name a copy of the schema, which no endpoint uses.
for (const [refId, schema] of Object.entries(NAMED)) zodToOpenAPIRegistry.add(schema, { _internal: { refId } });

/** Problems of all endpoints of this kind, in addition to the endpoint's own. */
function problemsOf(definition: EndpointDefinition): ProblemType[] {
  const open = rolesWith(definition.permission).includes('public');
  const checked =
    definition.query || definition.body || definition.idempotencyKey || definition.upload || definition.text;
  return [
    ...(definition.problems ?? []),
    ...(open ? [] : (['sign_in_required', 'forbidden'] as const)),
    ...(checked ? (['invalid_input', 'malformed_request'] as const) : []),
    ...(definition.body || definition.upload || definition.text
      ? (['unsupported_media_type', 'request_too_large', 'request_too_slow'] as const)
      : []),
    'too_many_attempts',
    'busy',
    'internal',
  ];
}

function problemResponses(definition: EndpointDefinition): Record<string, ResponseConfig> {
  const byStatus = new Map<number, Set<ProblemType>>();
  for (const type of problemsOf(definition)) {
    const { status } = PROBLEMS[type];
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(type));
  }
  return Object.fromEntries(
    [...byStatus].map(([status, types]) => [
      String(status),
      {
        description: [...types].map((type) => `\`${type}\`: ${PROBLEMS[type].en}`).join('\n\n'),
        content: { [PROBLEM_JSON]: { schema: Problem } },
      },
    ]),
  );
}

function parametersOf({ path }: EndpointDefinition): z.ZodObject | undefined {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (names.length === 0) return undefined;
  return z.object(Object.fromEntries(names.map((name) => [name, name.endsWith('Id') ? z.uuid() : z.string()])));
}

function bodyOf({ body, upload, text }: EndpointDefinition) {
  if (text) return { body: { required: true, content: { [text]: { schema: z.string() } } } };
  if (upload) {
    const file = z.object({ file: z.string().meta({ type: 'string', format: 'binary' }) });
    return { body: { required: true, content: { 'multipart/form-data': { schema: file } } } };
  }
  return body ? { body: { required: true, content: { 'application/json': { schema: body } } } } : {};
}

const BINARY = z.string().meta({ type: 'string', format: 'binary' });

const CommandKey = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[A-Za-z0-9._:-]{1,100}$/)
    .optional()
    .describe('The id of the command: the same key again is the same command and gets the same answer.'),
});

function register(registry: OpenAPIRegistry, name: EndpointName): void {
  const definition = endpointDefinition(name);
  const open = rolesWith(definition.permission).includes('public');
  const params = parametersOf(definition);
  registry.registerPath({
    method: definition.method,
    path: definition.path,
    operationId: name,
    summary: definition.summary,
    description: `Permission \`${definition.permission}\`: ${rolesWith(definition.permission).join(', ')}.`,
    tags: [definition.tag],
    security: open ? [] : [{ session: [] }],
    request: {
      ...(params ? { params } : {}),
      ...(definition.query ? { query: definition.query } : {}),
      ...(definition.idempotencyKey ? { headers: CommandKey } : {}),
      ...bodyOf(definition),
    },
    responses: {
      [String(definition.status ?? 200)]: {
        description: 'Done',
        content:
          'file' in definition.response
            ? { [definition.response.file]: { schema: BINARY } }
            : 'events' in definition.response
              ? { 'text/event-stream': { schema: definition.response.events } }
              : {
                  'application/json': { schema: definition.response },
                  ...(sheetOf(name) ? { [XLSX]: { schema: BINARY } } : {}),
                },
      },
      ...(definition.shared ? { 304: { description: 'As the `If-None-Match` that was sent' } } : {}),
      ...problemResponses(definition),
    },
  });
}

export function openApiDocument(publicUrl: string) {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: sessionCookieName({ publicUrl }),
  });
  for (const name of Object.keys(ENDPOINTS) as EndpointName[]) register(registry, name);
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: '衡准 Hengzhun',
      version: '1',
      description: 'Errors are RFC 9457 problem details; their `type` is stable, their words follow Accept-Language.',
    },
    servers: [{ url: publicUrl }],
  });
}
