import { COMMAND_NAMES, COMMANDS, type Command, commandDefinition } from '../../command.ts';
import type { EndpointDefinition } from '../endpoint.ts';
import * as order from '../order.ts';

type CommandEndpoint<C extends Command> = EndpointDefinition & {
  readonly method: 'post';
  readonly body: (typeof order.COMMAND_REQUESTS)[C];
  readonly response: typeof order.CommandResult;
};

/** One endpoint a command, made from the command table. */
export const COMMAND_ENDPOINTS = Object.fromEntries(
  COMMAND_NAMES.map((name) => [
    name,
    {
      method: 'post',
      path: `/api/shares/{shareId}/${order.commandPath(name)}`,
      tag: 'command',
      summary: `${COMMANDS[name].zh} ${commandDefinition(name).en}`,
      permission: `command.${name}`,
      body: order.COMMAND_REQUESTS[name],
      response: order.CommandResult,
      idempotencyKey: true,
      problems: [
        'not_found',
        'stage_moved_on',
        'busy',
        ...(name === 'issue' ? (['current_password_wrong'] as const) : []),
      ],
    } satisfies EndpointDefinition,
  ]),
) as unknown as { readonly [C in Command]: CommandEndpoint<C> };
