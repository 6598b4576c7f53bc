import { useMemo, useState } from 'react';
import { ApiProblem, type CallOptions, type Client } from '../../domain/contract/client.ts';
import type { EndpointName, ResponseOf } from '../../domain/contract/endpoints.ts';
import { newIdempotencyKey } from '../../domain/contract/idempotency-key.ts';

/**
 * The idempotency keys of the commands of one page. As long as it is unknown whether a command was carried out, each
 * attempt has the same key; after it was carried out or refused, or if its content has changed, the next click is a
 * new command.
 */
export class CommandKeys {
  readonly #unsettled = new Map<string, { readonly key: string; readonly content: string }>();

  /** Calls the endpoint with the key of this command. */
  async send<N extends EndpointName>(client: Client, name: N, request: CallOptions<N>): Promise<ResponseOf<N>> {
    const id = idOf(name, request.params);
    const content = JSON.stringify(request.body ?? {});
    const before = this.#unsettled.get(id);
    const command = before?.content === content ? before : { key: newIdempotencyKey(), content };
    this.#unsettled.set(id, command);
    try {
      const result = await client(name, { ...request, idempotencyKey: command.key });
      this.#unsettled.delete(id);
      return result;
    } catch (error) {
      if (wasRefused(error)) this.#unsettled.delete(id);
      throw error;
    }
  }

  /** The next call is a new command, whatever the result of the last one was. */
  forget(name: EndpointName, params?: Record<string, string>): void {
    this.#unsettled.delete(idOf(name, params));
  }
}

interface Commands {
  readonly command: Client;
  readonly forget: CommandKeys['forget'];
}

/** The client for the commands of a page, see {@link CommandKeys}. */
export function useCommands(client: Client): Commands {
  const [keys] = useState(() => new CommandKeys());
  return useMemo(
    () => ({
      command: (name, request = {}) => keys.send(client, name, request),
      forget: (name, params) => keys.forget(name, params),
    }),
    [keys, client],
  );
}

function idOf(name: EndpointName, params: Record<string, string> = {}): string {
  return JSON.stringify([name, params]);
}

/** Whether the system refused the command; otherwise it may have been carried out, and the key must be reused. */
function wasRefused(error: unknown): boolean {
  return error instanceof ApiProblem && error.status >= 400 && error.status < 500;
}
