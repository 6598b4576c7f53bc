/** Rules for all endpoints, checked before the handler gets the request. */
import type { Request } from 'express';
import type { EndpointDefinition } from '../../domain/contract/endpoint.ts';
import { may, rolesWith } from '../../domain/permission.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { mustSetUpSecondFactor } from '../../domain/second-factor.ts';
import { principalOf, type SignedIn } from '../../store/account/signed-in.ts';
import type { ApiConfig } from '../dependencies.ts';

/** What an account that is not set up yet may do nevertheless. */
type Exceptions = Pick<EndpointDefinition, 'beforePasswordChange' | 'beforeSecondFactor'>;

/**
 * Refuses everything but the exceptions until an initial password is changed and a required second factor is set up.
 * @throws DomainProblem password_change_required, second_factor_needed
 */
export function requireSetUp(account: SignedIn, isFactorRequired: boolean, exceptions: Exceptions = {}): void {
  if (account.mustChangePassword && !exceptions.beforePasswordChange) {
    throw new DomainProblem('password_change_required');
  }
  if (mustSetUpSecondFactor(account, isFactorRequired) && !exceptions.beforeSecondFactor) {
    throw new DomainProblem('second_factor_needed');
  }
}

/**
 * @throws DomainProblem sign_in_required, password_change_required, second_factor_needed, enterprise_not_approved,
 * forbidden
 */
export function requirePermission(
  account: SignedIn | null,
  definition: Pick<EndpointDefinition, 'permission'> & Exceptions,
  { secondFactorRequired }: Pick<ApiConfig, 'secondFactorRequired'>,
): void {
  const { permission } = definition;
  const open = rolesWith(permission).includes('public');
  if (!account && !open) throw new DomainProblem('sign_in_required');
  if (account && !open) requireSetUp(account, secondFactorRequired, definition);
  if (may(principalOf(account), permission)) return;
  const waiting = account?.kind === 'enterprise' && account.enterpriseStatus !== 'approved';
  throw new DomainProblem(
    waiting && rolesWith(permission).includes('customer') ? 'enterprise_not_approved' : 'forbidden',
  );
}

/**
 * Refuses writes that another website triggers in the reader's browser. Browsers send the origin of a request; other
 * clients have no cookies that could be abused.
 * @throws DomainProblem foreign_origin
 */
export function requireOwnOrigin(request: Request, publicUrl: string): void {
  const site = request.get('sec-fetch-site');
  if (site === 'same-origin' || site === 'none') return;
  const origin = request.get('origin');
  if (!site && !origin) return;
  if (origin && isOwn(origin, request, publicUrl)) return;
  throw new DomainProblem('foreign_origin');
}

function isOwn(origin: string, request: Request, publicUrl: string): boolean {
  return origin === new URL(publicUrl).origin || origin === `${request.protocol}://${request.get('host')}`;
}

/**
 * Accepts only JSON, or a form with a file, or the one text format of the endpoint: an HTML form on another site can
 * send neither JSON nor our cookie.
 */
export function requireContentType(request: Request, definition: EndpointDefinition): void {
  const empty = request.get('content-type') === undefined && !Number(request.get('content-length') ?? 0);
  if (empty && !definition.upload) return;
  const wanted = definition.upload ? 'multipart/form-data' : (definition.text ?? 'application/json');
  if (request.is(wanted) === wanted) return;
  // `is` returns null for an empty body of the right type.
  if (request.get('content-type')?.startsWith(wanted)) return;
  throw new DomainProblem(definition.upload ? 'file_required' : 'unsupported_media_type');
}
