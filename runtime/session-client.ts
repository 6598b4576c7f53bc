import { type Client, createClient } from '../domain/contract/client.ts';
import type { AccountKind } from '../domain/role.ts';

/** A person at the API: the same typed client as in the browser, with a cookie of its own. */
export class SessionClient {
  private cookie = '';
  readonly call: Client;

  constructor(baseUrl: string) {
    this.call = createClient({
      baseUrl,
      headers: () => ({ 'accept-language': 'zh', ...(this.cookie && { cookie: this.cookie }) }),
      onResponse: (response) => {
        const [pair] = response.headers.get('set-cookie')?.split(';') ?? [];
        if (pair) this.cookie = pair;
      },
    });
  }

  async signIn(kind: AccountKind, username: string, password: string): Promise<this> {
    await this.call('signIn', { body: { kind, username, password } });
    return this;
  }

  async changePassword(currentPassword: string, password: string): Promise<void> {
    await this.call('changePassword', { body: { currentPassword, password, passwordAgain: password } });
  }
}
