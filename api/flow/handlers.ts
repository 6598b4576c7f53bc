import { businessDay } from '../../domain/number.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { readFlow } from '../../store/flow.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { institutionOf } from '../http/scope.ts';

const DAY = 86_400_000;
const MOST_DAYS = 370;
const STANDARD_DAYS = 30;

export function flowHandlers({ db }: ApiDependencies): Pick<Handlers, 'readFlow'> {
  return {
    async readFlow({ account, query }) {
      const to = query.to ?? businessDay(new Date());
      const from = query.from ?? businessDay(new Date(Date.parse(to) - (STANDARD_DAYS - 1) * DAY));
      const days = (Date.parse(to) - Date.parse(from)) / DAY + 1;
      if (days < 1 || days > MOST_DAYS) throw new DomainProblem('span_too_long', { most: MOST_DAYS });
      return readFlow(db, institutionOf(account), from, to);
    },
  };
}
