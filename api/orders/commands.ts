/** The commands, one endpoint each: the share must be within the person's reach; the transaction checks the rest. */
import type { z } from 'zod';
import { COMMAND_NAMES, type Command, commandDefinition } from '../../domain/command.ts';
import type { COMMAND_REQUESTS, CommandBody } from '../../domain/contract/command.ts';
import { THIS_CENTRE } from '../../domain/contract/instrument.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { mayCommand, type SignedIn } from '../../store/account/signed-in.ts';
import { shareOwnersReader } from '../../store/share/standing.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handler, Handlers } from '../http/call.ts';
import { actorOf } from '../http/scope.ts';
import { createProof, type Proof } from '../session/proof.ts';

export function commandHandlers({ db, personal, booking }: ApiDependencies): Pick<Handlers, Command> {
  const proof = createProof({ db, personal });
  const ownersOf = shareOwnersReader(db);
  const handlerOf = (command: Command): Handler<Command> => {
    return async ({ account, params: { shareId }, commandId, body }) => {
      const owners = await ownersOf(shareId);
      if (!owners || !mayCommand(account, owners, commandDefinition(command))) throw new DomainProblem('not_found');
      const told = command === 'issue' ? await sign(proof, account, body as IssueRequest) : body;
      const given = { command, orderId: owners.orderId, shareId, actor: actorOf(account), commandId, body: told };
      return booking.command(given).catch((error: unknown) => {
        throw isCustomer(account) ? withoutNames(error, account) : error;
      });
    };
  };
  const handlers = COMMAND_NAMES.map((command) => [command, handlerOf(command)]);
  return Object.fromEntries(handlers) as Pick<Handlers, Command>;
}

type IssueRequest = z.output<typeof COMMAND_REQUESTS.issue>;

/**
 * Checks the signature and removes the password, so that it is not recorded.
 * @throws DomainProblem current_password_wrong, signed_out_by_limit
 */
async function sign(
  proof: Proof,
  account: SignedIn,
  { password, ...body }: IssueRequest,
): Promise<CommandBody<'issue'>> {
  await proof.password(account, password, 'password');
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
