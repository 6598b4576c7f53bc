/** All endpoints of the API. Each needs a permission. */
import type { z } from 'zod';
import type { EndpointDefinition } from './endpoint.ts';
import { assignments } from './endpoints/assignment.ts';
import { attachments } from './endpoints/attachments.ts';
import { audit } from './endpoints/audit.ts';
import { authorisations } from './endpoints/authorisations.ts';
import { COMMAND_ENDPOINTS } from './endpoints/commands.ts';
import { customerMessages } from './endpoints/customer-messages.ts';
import { desk } from './endpoints/desk.ts';
import { evaluations } from './endpoints/evaluations.ts';
import { everyone } from './endpoints/everyone.ts';
import { experts } from './endpoints/experts.ts';
import { flow } from './endpoints/flow.ts';
import { incidents } from './endpoints/incidents.ts';
import { institutions } from './endpoints/institutions.ts';
import { ledger } from './endpoints/ledger.ts';
import { links } from './endpoints/links.ts';
import { messageTemplates } from './endpoints/message-templates.ts';
import { orders } from './endpoints/orders.ts';
import { people } from './endpoints/people.ts';
import { qualityInformation } from './endpoints/quality.ts';
import { referenceData } from './endpoints/reference.ts';
import { registration } from './endpoints/registration.ts';
import { accountSecurity } from './endpoints/security.ts';
import { settingsEndpoints } from './endpoints/settings.ts';
import { work } from './endpoints/work.ts';

export const ENDPOINTS = {
  ...people,
  ...experts,
  ...referenceData,
  ...assignments,
  ...audit,
  ...incidents,
  ...flow,
  ...evaluations,
  ...settingsEndpoints,
  ...messageTemplates,
  ...institutions,
  ...authorisations,
  ...registration,
  ...accountSecurity,
  ...links,
  ...ledger,
  ...orders,
  ...qualityInformation,
  ...work,
  ...desk,
  ...attachments,
  ...customerMessages,
  ...everyone,
  ...COMMAND_ENDPOINTS,
};
export type Endpoints = typeof ENDPOINTS;
export type EndpointName = keyof Endpoints;

type Shape<N extends EndpointName, Key extends string, T> = N extends EndpointName
  ? Endpoints[N] extends { readonly [K in Key]: infer S extends T }
    ? S
    : never
  : never;
/** For a union of names, the types of each. */
export type BodyOf<N extends EndpointName> = Shape<N, 'body', z.ZodType>;
export type QueryOf<N extends EndpointName> = Shape<N, 'query', z.ZodObject>;
export type ResponseOf<N extends EndpointName> = Endpoints[N] extends { response: infer R extends z.ZodType }
  ? z.output<R>
  : Endpoints[N] extends { response: { events: z.ZodType } }
    ? null
    : Blob;

/** The definition of an endpoint by its common shape. */
export function endpointDefinition(name: EndpointName): EndpointDefinition {
  return ENDPOINTS[name];
}
