/** The commands, one endpoint each: here it is checked whose share it is; the workflow checks the rest. */
import type { z } from 'zod';
import { COMMAND_NAMES, type Command } from '../../domain/command.ts';
import type { COMMAND_REQUESTS, CommandBody } from '../../domain/contract/command.ts';
import { THIS_CENTRE } from '../../domain/contract/instrument.ts';
import { isOfOtherDepartment } from '../../domain/department.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';
import { releaseShare, requireUnclaimed } from '../../store/share/claim.ts';
import { type ShareOwners, shareOwnersReader } from '../../store/share/standing.ts';
import type { Reader } from '../../store/sql/database.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handler, Handlers } from '../http/call.ts';
import { actorOf, isOpenToSupervisor } from '../http/scope.ts';
import { requireSignature } from '../session/password.ts';

export function commandHandlers({ db, booking, config, log }: ApiDependencies): Pick<Handlers, Command> {
  const ownersOf = shareOwnersReader(db);
  const handlerOf = (command: Command): Handler<Command> => {
    return async ({ account, params: { shareId }, commandId, body }) => {
      const owners = await ownersOf(shareId);
      if (!owners || !(isOwn(owners, account) || isOpenToSupervisor(command, account)))
        throw new DomainProblem('not_found');
      const isOfInstitution = owners.institutionId === account.institutionId && !isCustomer(account);
      const idle = config.claimIdleMinutes;
      const claim = isOfInstitution ? await requireUnclaimed(db, shareId, account.id, idle) : null;
      if (isOfOtherDepartment(command, account, owners.departmentId)) throw new DomainProblem('other_department');
      const told = command === 'issue' ? await sign(db, account.id, body as IssueRequest) : body;
      const given = { command, orderId: owners.orderId, shareId, actor: actorOf(account), commandId, body: told };
      const result = await booking.command(given).catch((error: unknown) => {
        throw isCustomer(account) ? withoutNames(error, account) : error;
      });
      // The person who claimed the share has acted, so the claim ends: a postponed visit waits for the technician,
      // not for the person who postponed it.
      if (claim && !claim.assigned) {
        await releaseShare(db, shareId, account.id).catch((error: unknown) =>
          log.warn({ err: error, shareId }, 'the claim could not be ended; it stays until it expires'),
        );
      }
      return result;
    };
  };
  const handlers = COMMAND_NAMES.map((command) => [command, handlerOf(command)]);
  return Object.fromEntries(handlers) as Pick<Handlers, Command>;
}

type IssueRequest = z.output<typeof COMMAND_REQUESTS.issue>;

/**
 * Checks the signature and removes the password, so that it is not recorded.
 * @throws DomainProblem current_password_wrong
 */
async function sign(db: Reader, accountId: string, { password, ...body }: IssueRequest): Promise<CommandBody<'issue'>> {
  await requireSignature(db, accountId, password);
  return { ...body, signature: 'password' };
}

function isCustomer({ enterpriseId }: SignedIn): boolean {
  return enterpriseId !== null;
}

/** Customers read that the centre changed their order, never which of its staff (requirement C14). */
function withoutNames(error: unknown, { displayName }: SignedIn): unknown {
  if (!(error instanceof DomainProblem) || error.type !== 'stage_moved_on') return error;
  const by = error.parameters.by === displayName ? displayName : THIS_CENTRE;
  return new DomainProblem(error.type, { ...error.parameters, by }, error.fields);
}

/** Customers act on their own orders, staff on the work of their institution. */
function isOwn(owners: ShareOwners, account: SignedIn): boolean {
  if (isCustomer(account)) return owners.enterpriseId === account.enterpriseId;
  return owners.institutionId === account.institutionId;
}
