import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import { DomainProblem } from '../domain/problem.ts';
import { isRejectedByDatabase } from '../store/sql/database.ts';
import { eventsAfter, type TransitionDependencies, transition } from '../store/transition/index.ts';
import type { TransitionActivities } from './types.ts';

/** Not a business problem: the caller gets an internal error with an id, and the order stays usable. */
const REJECTED_BY_DATABASE = 'RejectedByDatabase';

/** The activity behind every command. A refusal by the business rules is final; all other errors are retried. */
export function transitionActivities(deps: TransitionDependencies): TransitionActivities {
  return {
    async transition(input) {
      try {
        return await transition(deps, input);
      } catch (error) {
        if (error instanceof DomainProblem) {
          throw ApplicationFailure.create({
            message: error.message,
            type: error.type,
            details: [error.parameters, error.fields],
            nonRetryable: true,
            category: ApplicationFailureCategory.BENIGN,
          });
        }
        if (isRejectedByDatabase(error)) throw ApplicationFailure.nonRetryable(error.message, REJECTED_BY_DATABASE);
        throw error;
      }
    },

    missedEvents: async (orderId, after) => ({ events: await eventsAfter(deps.db, orderId, after) }),
  };
}
