/** Activities that run once a day. */
import { Context } from '@temporalio/activity';
import type { Knex } from 'knex';
import { businessDay } from '../domain/time.ts';
import { institutionsToRemind, remindInstitution } from '../store/authorisation/expiry.ts';
import { enterprisesToRemind, remindEnterprise } from '../store/instrument/expiry.ts';
import type { DailyActivities } from './types.ts';

export interface DailyDependencies {
  readonly db: Knex;
  readonly now?: () => Date;
  readonly heartbeat?: () => void;
}

export function dailyActivities({ db, now = () => new Date(), heartbeat }: DailyDependencies): DailyActivities {
  const alive = heartbeat ?? (() => Context.current().heartbeat());
  return {
    async remindOfExpiry() {
      const day = businessDay(now());
      let sent = 0;
      for (const enterpriseId of await enterprisesToRemind(db, day)) {
        sent += await remindEnterprise(db, enterpriseId, day);
        alive();
      }
      for (const institutionId of await institutionsToRemind(db, day)) {
        sent += await remindInstitution(db, institutionId, day);
        alive();
      }
      return { sent };
    },
  };
}
