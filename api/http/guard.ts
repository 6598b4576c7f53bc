/** The rules that hold for every endpoint, before its handler sees the request. */
import type { Request } from 'express';
import type { EndpointDefinition } from '../../domain/contract/endpoint.ts';
import { may, rolesWith } from '../../domain/permission.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { principalOf, type SignedIn } from '../../store/account/signed-in.ts';

/** @throws DomainProblem saying what the person lacks */
export function requirePermission(account: SignedIn | null, definition: EndpointDefinition): void {
  const { permission } = definition;
  const open = rolesWith(permission).includes('public');
  if (!account && !open) throw new DomainProblem('sign_in_required');
  if (account?.mustChangePassword && !open && !definition.beforePasswordChange) {
    throw new DomainProblem('password_change_required');
  }
  if (may(principalOf(account), permission)) return;
  const waiting = account?.kind === 'enterprise' && account.enterpriseStatus !== 'approved';
  throw new DomainProblem(
    waiting && rolesWith(permission).includes('customer') ? 'enterprise_not_approved' : 'forbidden',
  );
}

/**
 * Refuses writes that another website causes in the reader's browser. Browsers say where a request comes from; other
 * clients have no cookies to abuse.
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

/** Only JSON (or a form with a file, or the one format that the endpoint takes): a plain HTML form can send neither JSON nor our cookie. */
export function requireContentType(request: Request, definition: EndpointDefinition): void {
  const empty = request.get('content-type') === undefined && !Number(request.get('content-length') ?? 0);
  if (empty && !definition.upload) return;
  const wanted = definition.upload ? 'multipart/form-data' : (definition.text ?? 'application/json');
  if (request.is(wanted) === wanted) return;
  // `is` answers null for an empty body of the right type.
  if (request.get('content-type')?.startsWith(wanted)) return;
  throw new DomainProblem(definition.upload ? 'file_required' : 'unsupported_media_type');
}
