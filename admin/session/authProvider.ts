import type { AuthProvider } from 'react-admin';
import { api } from '../data/api.ts';
import { statusOf } from '../data/problem.ts';
import { mayOpen } from './access.ts';
import { currentSession, forgetSession, knownSession, rememberSession } from './session.ts';

/** Sessions are cookies of the API; what a person may do comes with the session. */
export const authProvider: AuthProvider = {
  async login({ username, password }: { username: string; password: string }) {
    rememberSession(await api('signIn', { body: { kind: 'staff', username, password } }));
  },
  async logout() {
    const signedIn = knownSession() !== undefined;
    forgetSession();
    if (signedIn) await api('signOut').catch(() => undefined);
  },
  async checkAuth() {
    await currentSession().catch((error: unknown) => {
      throw statusOf(error) === 401 ? { message: false } : error;
    });
  },
  async checkError(error: unknown) {
    if (statusOf(error) !== 401) return;
    forgetSession();
    throw error;
  },
  async getIdentity() {
    const me = await currentSession();
    return { id: me.id, fullName: me.displayName };
  },
  async canAccess({ resource, action }) {
    return mayOpen(await currentSession(), resource, action);
  },
};
