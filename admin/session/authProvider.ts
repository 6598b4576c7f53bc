import type { AuthProvider } from 'react-admin';
import { signInSolving } from '../../domain/contract/signing-in.ts';
import { solve } from '../../web/captcha/solve.ts';
import { api } from '../data/api.ts';
import { statusOf } from '../data/problem.ts';
import { mayOpen } from './access.ts';
import { currentSession, forgetSession, knownSession, rememberSession } from './session.ts';

interface StaffSignIn {
  readonly username: string;
  readonly password: string;
  readonly secondFactor?: string;
  readonly onSolving: (solving: boolean) => void;
}

/** Sessions are cookies of the API; the session's answer includes the person's permissions. */
export const authProvider: AuthProvider = {
  async login({ onSolving, ...given }: StaffSignIn) {
    const body = { kind: 'staff' as const, ...given };
    rememberSession(await signInSolving(body, { call: api, solve, onSolving }));
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
