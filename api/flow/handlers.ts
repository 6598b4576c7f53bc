import type { z } from 'zod';
import type { Flow, FlowQuery } from '../../domain/contract/flow.ts';
import type { Language } from '../../domain/language.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { addDays, businessDay, daysBetween } from '../../domain/time.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';
import { readFlow } from '../../store/statistics/flow.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { institutionOf } from '../http/scope.ts';

const MAX_DAYS = 370;
const STANDARD_DAYS = 30;

export function flowHandlers({ db, documents }: ApiDependencies) {
  /** @throws DomainProblem span_too_long */
  async function read(account: SignedIn, query: z.output<typeof FlowQuery>): Promise<Flow> {
    const to = query.to ?? businessDay(new Date());
    const from = query.from ?? addDays(to, 1 - STANDARD_DAYS);
    const days = daysBetween(from, to);
    if (days < 1 || days > MAX_DAYS) throw new DomainProblem('span_too_long', { most: MAX_DAYS });
    return readFlow(db, institutionOf(account), from, to);
  }
  return {
    readFlow: ({ account, query }) => read(account, query),
    async exportFlow({ account, query, language }) {
      const flow = await read(account, query);
      const bytes = await documents.run('flow', [flow, language]);
      return { name: `${NAME[language]} ${flow.from} ${flow.to}.xlsx`, bytes };
    },
  } satisfies Partial<Handlers>;
}

const NAME: Readonly<Record<Language, string>> = { zh: '业务流转', en: 'Flow of work' };
