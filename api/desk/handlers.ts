import { onlyDepartment } from '../../domain/department.ts';
import { addDays, businessDay } from '../../domain/time.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';
import { countAccounts } from '../../store/statistics/desk/accounts.ts';
import { readDesk } from '../../store/statistics/desk/own.ts';
import { readTeam } from '../../store/statistics/desk/team.ts';
import { readTrend } from '../../store/statistics/desk/trend.ts';
import { calendarReader } from '../../store/visit/calendar.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { institutionOf } from '../http/scope.ts';

const DAYS_OF_TREND = 28;

export function deskHandlers({ db, config }: ApiDependencies) {
  const calendar = calendarReader(db);
  const readerOf = (account: SignedIn) => ({
    accountId: account.id,
    institutionId: institutionOf(account),
    duties: account.duties,
    idle: config.claimIdleMinutes,
  });
  const seenBy = (account: SignedIn) => ({ ...readerOf(account), departmentId: onlyDepartment(account) });
  return {
    readDesk: ({ account }) => readDesk(db, seenBy(account), businessDay(new Date())),
    readTeam: ({ account }) =>
      readTeam(db, { ...readerOf(account), departmentId: account.departmentId }, businessDay(new Date())),
    async readTrend({ account }) {
      const to = businessDay(new Date());
      const from = addDays(to, 1 - DAYS_OF_TREND);
      return readTrend(db, seenBy(account), from, to, await calendar());
    },
    countAccounts: ({ account }) => countAccounts(db, institutionOf(account), account.isThisCentre),
  } satisfies Partial<Handlers>;
}
