/**
 * The definition of an endpoint: the server's checks, the OpenAPI document and the client of both interfaces are
 * derived from it.
 */
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
  /** Whether a person with an initial password may call it before changing that password. */
  readonly beforePasswordChange?: boolean;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /**
   * The schema of a JSON answer; or the media type of a file; or the data of server-sent events, which go on until
   * either side disconnects.
   */
  readonly response: z.ZodType | { readonly file: string } | { readonly events: z.ZodType };
  /** multipart/form-data with one field `file`. */
  readonly upload?: boolean;
  /** Accepts text of this media type up to 16 kB: for formats that another system prescribes. */
  readonly text?: string;
  /**
   * The same answer for everybody: with an ETag, cached for half a minute, and a limit of requests per minute and
   * address.
   */
  readonly shared?: boolean;
  readonly status?: 200 | 201 | 202;
  /** Accepts the client's command id in `Idempotency-Key`: a repeated request has one effect. */
  readonly idempotencyKey?: boolean;
  /** A POST without a key that may be repeated: the second call changes nothing. */
  readonly repeatable?: boolean;
  readonly problems?: readonly ProblemType[];
}
