import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import { DomainProblem } from '../domain/problem.ts';
import { type TransitionDependencies, transition } from '../store/transition/index.ts';
import type { TransitionActivities } from './types.ts';

/** The activity behind every command; what the business refuses is final, everything else is tried again. */
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
        throw error;
      }
    },
  };
}
