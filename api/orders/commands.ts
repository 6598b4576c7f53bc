/** The commands of the business, each an endpoint: whose share it is is decided here, the rest by the workflow. */
import { COMMAND_NAMES, type Command } from '../../domain/command.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';
import { readShareOwners, type ShareOwners } from '../../store/share/standing.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handler, Handlers } from '../http/call.ts';
import { actorOf } from '../http/scope.ts';

export function commandHandlers({ db, booking }: ApiDependencies): Pick<Handlers, Command> {
  const handlerOf = (command: Command): Handler<Command> => {
    return async ({ account, params: { shareId }, commandId, body }) => {
      const owners = await readShareOwners(db, shareId);
      if (!owners || !isOwn(owners, account)) throw new DomainProblem('not_found');
      return booking.command({ command, orderId: owners.orderId, shareId, actor: actorOf(account), commandId, body });
    };
  };
  const handlers = COMMAND_NAMES.map((command) => [command, handlerOf(command)]);
  return Object.fromEntries(handlers) as Pick<Handlers, Command>;
}

/** Customers act on their own orders, staff on what their institution works on. */
function isOwn(owners: ShareOwners, { enterpriseId, institutionId }: SignedIn): boolean {
  return enterpriseId === null ? owners.institutionId === institutionId : owners.enterpriseId === enterpriseId;
}
