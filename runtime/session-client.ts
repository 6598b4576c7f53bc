import { type Client, createClient } from '../domain/contract/client.ts';
import type { AccountKind } from '../domain/role.ts';

/** A signed-in person: the same typed client as in the browser, with its own cookies. */
export class SessionClient {
  private readonly cookies = new Map<string, string>();
  readonly call: Client;

  constructor(baseUrl: string) {
    this.call = createClient({
      baseUrl,
      // It stands where a proxy would: one on this machine may be believed that its client came by HTTPS.
      headers: () => ({ 'accept-language': 'zh', cookie: this.cookie, 'x-forwarded-proto': 'https' }),
      onResponse: (response) => {
        for (const set of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
          this.cookies.set(name, value);
        }
      },
    });
  }

  /** The cookie header for requests that do not use `call`. */
  get cookie(): string {
    return [...this.cookies].map((pair) => pair.join('=')).join('; ');
  }

  async signIn(kind: AccountKind, username: string, password: string): Promise<this> {
    await this.call('signIn', { body: { kind, username, password } });
    return this;
  }

  async changePassword(currentPassword: string, password: string): Promise<void> {
    await this.call('changePassword', { body: { currentPassword, password, passwordAgain: password } });
  }
}
