import { changeCalendarDay } from '../../store/calendar.ts';
import { settingsHistory } from '../../store/settings.ts';
import { changeTimeLimits, listTimeLimits } from '../../store/time-limit.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf } from '../http/scope.ts';

type Names = 'listTimeLimits' | 'changeTimeLimits' | 'changeCalendarDay' | 'settingsHistory';

export function settingsHandlers({ db, config }: ApiDependencies): Pick<Handlers, Names> {
  const standard = config.timeLimits;
  return {
    listTimeLimits: () => listTimeLimits(db, standard),
    changeTimeLimits: ({ account, body }) =>
      db.transaction((trx) => changeTimeLimits(trx, body, standard, actorOf(account))),
    changeCalendarDay: ({ account, body }) => db.transaction((trx) => changeCalendarDay(trx, body, actorOf(account))),
    settingsHistory: () => settingsHistory(db),
  };
}
