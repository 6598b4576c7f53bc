/** The shape of an endpoint: from it come the server's checks, the OpenAPI document and the client of both interfaces. */
import type { z } from 'zod';
import type { Permission } from '../permission.ts';
import type { ProblemType } from '../problem.ts';

export interface EndpointDefinition {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** OpenAPI style, e.g. `/api/orders/{orderId}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly permission: Permission;
  /** A person with an initial password may use it before changing that. */
  readonly beforePasswordChange?: boolean;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** JSON answer; or the media type of a file; or the data of server-sent events, which go on until either side ends. */
  readonly response: z.ZodType | { readonly file: string } | { readonly events: z.ZodType };
  /** multipart/form-data with one field `file`. */
  readonly upload?: boolean;
  /** Takes text of this media type as it is, up to 16 kB: where another system's format is not ours to choose. */
  readonly text?: string;
  /** The same answer for everybody: with an ETag, to be kept for half a minute, and so many a minute for one address. */
  readonly shared?: boolean;
  readonly status?: 200 | 201 | 202;
  /** Takes the client's command id in `Idempotency-Key`: a repeated request has one effect. */
  readonly idempotencyKey?: boolean;
  /** A POST without a key that may be sent again: the second time it changes nothing. */
  readonly repeatable?: boolean;
  readonly problems?: readonly ProblemType[];
}
