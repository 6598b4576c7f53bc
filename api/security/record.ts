/**
 * Which answers belong into the security log, in one place: by endpoint where a request succeeds, by problem where it
 * fails. Each becomes an entry, and marks the request's line in the API's log with `security`, for a SIEM. The line is
 * marked for events of the audit log too, which have no entry besides.
 */
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { EndpointName } from '../../domain/contract/endpoints.ts';
import { SignIn } from '../../domain/contract/sign-in.ts';
import { DomainProblem, type ProblemType } from '../../domain/problem.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { addSecurityEntry } from '../../store/security/log.ts';
import type { ApiDependencies } from '../dependencies.ts';

const SUCCEEDED: { readonly [N in EndpointName]?: SecurityEvent } = {
  signIn: 'signed_in',
  registerIndividual: 'signed_in',
  registerEnterprise: 'signed_in',
  registerInstitution: 'signed_in',
  exportOwnData: 'exported',
};

/** Lists whose workbooks contain personal data. */
const PERSONAL: ReadonlySet<EndpointName> = new Set([
  'listUsers',
  'listEnterprises',
  'listInstitutions',
  'listExperts',
  'listContacts',
  'listShares',
  'listDeliveries',
  'listSecurityLog',
]);

/** Endpoints whose success is an event of the audit log. */
const RECORDED: ReadonlySet<EndpointName> = new Set([
  'changePassword',
  'resetPassword',
  'confirmTotp',
  'switchOffTotp',
  'resetTotp',
  'createUser',
  'changeUser',
  'endSession',
  'endOtherSessions',
  'closeOwnAccount',
  'changePerson',
  'correctRegistration',
  'correctInstitution',
  'revealEnterpriseMobile',
  'revealLegalIdentityNumber',
  'revealInstitutionMobile',
  'revealContactMobile',
]);

const FAILED: { readonly [P in ProblemType]?: SecurityEvent } = {
  sign_in_failed: 'sign_in_failed',
  second_factor_wrong: 'second_factor_failed',
  current_password_wrong: 'password_failed',
  signed_out_by_limit: 'signed_out_by_limit',
  forbidden: 'refused',
  foreign_origin: 'refused',
};

/** A person who meets the same refusal again within this time gets no further entry. */
const REFUSAL_MS = 60_000;
const AGENT_LENGTH = 300;

export interface SecurityRecord {
  /** Before the answer of a successful request is sent. */
  succeeded(request: Request, response: Response, isWorkbook: boolean): Promise<void>;
  /** Before the answer of a failed request is sent. */
  readonly failed: ErrorRequestHandler;
}

export function createSecurityRecord({ db, log }: Pick<ApiDependencies, 'db' | 'log'>): SecurityRecord {
  const refusals = new Map<string, number>();

  function isRepeated(key: string): boolean {
    const now = Date.now();
    for (const [known, until] of refusals) if (until <= now) refusals.delete(known);
    if (refusals.has(key)) return true;
    refusals.set(key, now + REFUSAL_MS);
    return false;
  }

  async function add(name: SecurityEvent, request: Request, response: Response, accountId: string | null) {
    const endpoint = endpointOf(response);
    response.locals.security = name;
    if (name === 'refused' && isRepeated(`${accountId ?? request.ip}/${endpoint}`)) return;
    const typed = endpoint === 'signIn' ? SignIn.pick({ kind: true, username: true }).safeParse(request.body) : null;
    await addSecurityEntry(db, {
      name,
      accountId,
      typed: typed?.data ?? null,
      address: request.ip ?? '',
      agent: (request.get('user-agent') ?? '').slice(0, AGENT_LENGTH),
      endpoint: endpoint ?? '',
    });
  }

  return {
    async succeeded(request, response, isWorkbook) {
      const endpoint = endpointOf(response);
      if (!endpoint) return;
      if (RECORDED.has(endpoint)) response.locals.security = endpoint;
      const name = isWorkbook && PERSONAL.has(endpoint) ? 'exported' : SUCCEEDED[endpoint];
      // Who has just signed in is in the session, not yet in the request.
      if (name) await add(name, request, response, request.session?.accountId ?? null);
    },

    async failed(error: unknown, request, response, next) {
      const name = error instanceof DomainProblem ? eventOf(error, endpointOf(response)) : undefined;
      if (name)
        await add(name, request, response, request.account?.id ?? null).catch((lost: unknown) =>
          // The refusal stands all the same; this line is then the only trace besides the request's own.
          log.error({ err: lost, security: name, endpoint: endpointOf(response) }, 'a security entry was not stored'),
        );
      next(error);
    },
  };
}

function endpointOf(response: Response): EndpointName | undefined {
  return response.locals.endpoint;
}

function eventOf({ type }: DomainProblem, endpoint: EndpointName | undefined): SecurityEvent | undefined {
  return type === 'too_many_attempts' && endpoint === 'signIn' ? 'sign_in_locked' : FAILED[type];
}
