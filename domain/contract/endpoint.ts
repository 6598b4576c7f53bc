/**
 * The definition of an endpoint: the server's checks, the OpenAPI document and the client of both interfaces are
 * derived from it.
 */
import type { z } from 'zod';
import type { Permission } from '../permission.ts';
import type { ProblemType } from '../problem.ts';
import type { Cost } from './cost.ts';

export interface EndpointDefinition {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** OpenAPI style, e.g. `/api/orders/{orderId}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly permission: Permission;
  /** Whether a person with an initial password may call it before changing that password. */
  readonly beforePasswordChange?: boolean;
  /** Whether a person who must have a second factor may call it before setting one up. */
  readonly beforeSecondFactor?: boolean;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Whether the body may have 5 MB instead of 1 MB, as many results have. */
  readonly large?: boolean;
  /**
   * The schema of a JSON answer; or the media type of a file; or the data of server-sent events, which go on until
   * either side disconnects.
   */
  readonly response: z.ZodType | { readonly file: string } | { readonly events: z.ZodType };
  /** multipart/form-data with one field `file`, of so many megabytes at most; otherwise of the setting UPLOAD_LIMIT_MB. */
  readonly upload?: { readonly megabytes?: number };
  /** What a request takes from the budget of its person; `ordinary` if it does not say. */
  readonly cost?: Cost;
  /** Accepts text of this media type up to 16 kB: for formats that another system prescribes. */
  readonly text?: string;
  /** The same answer for everybody: with an ETag, cached for half a minute. */
  readonly shared?: boolean;
  readonly status?: 200 | 201 | 202;
  /** Accepts the client's command id in `Idempotency-Key`: a repeated request has one effect. */
  readonly idempotencyKey?: boolean;
  /** A POST without a key that may be repeated: the second call changes nothing. */
  readonly repeatable?: boolean;
  readonly problems?: readonly ProblemType[];
}
