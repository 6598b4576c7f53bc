import type { AccountCounts } from '../../../domain/contract/desk.ts';
import type { Reader } from '../../sql/database.ts';
import { rowsOf } from '../flow.ts';

const USERS = `select count(*) as users, count(*) filter (where must_change_password) as "initialPasswords"
  from account where kind = 'staff' and institution_id = :institutionId and not disabled`;
const PENDING = `select (select count(*) from enterprise where status = 'pending') as "pendingEnterprises",
  (select count(*) from institution where status = 'pending') as "pendingInstitutions"`;

/** What waits for an administrator: registrations only if they review them (requirement E6). */
export async function countAccounts(db: Reader, institutionId: string, reviews: boolean): Promise<AccountCounts> {
  const [[users], [pending]] = await Promise.all([
    rowsOf<Pick<AccountCounts, 'users' | 'initialPasswords'>>(db, USERS, { institutionId }),
    reviews ? rowsOf<Pick<AccountCounts, 'pendingEnterprises' | 'pendingInstitutions'>>(db, PENDING, {}) : [],
  ]);
  return {
    ...(users ?? { users: 0, initialPasswords: 0 }),
    ...(pending ?? { pendingEnterprises: null, pendingInstitutions: null }),
  };
}
