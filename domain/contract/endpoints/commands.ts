import { COMMAND_NAMES, COMMANDS, type Command, commandDefinition } from '../../command.ts';
import * as command from '../command.ts';
import type { EndpointDefinition } from '../endpoint.ts';

type CommandEndpoint<C extends Command> = EndpointDefinition & {
  readonly method: 'post';
  readonly body: (typeof command.COMMAND_REQUESTS)[C];
  readonly response: typeof command.CommandResult;
};

/** One endpoint for each command, generated from the command table. */
export const COMMAND_ENDPOINTS = Object.fromEntries(
  COMMAND_NAMES.map((name) => [
    name,
    {
      method: 'post',
      path: `/api/shares/{shareId}/${command.commandPath(name)}`,
      tag: 'command',
      summary: `${COMMANDS[name].zh} ${commandDefinition(name).en}`,
      permission: `command.${name}`,
      body: command.COMMAND_REQUESTS[name],
      response: command.CommandResult,
      idempotencyKey: true,
      problems: [
        'not_found',
        'stage_moved_on',
        'busy',
        ...(name === 'issue' ? (['current_password_wrong', 'signed_out_by_limit'] as const) : []),
      ],
    } satisfies EndpointDefinition,
  ]),
) as unknown as { readonly [C in Command]: CommandEndpoint<C> };
