import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import { type bareLoop, stepUpdate } from './workflow.ts';

export interface Step {
  readonly step: number;
  readonly steps: number;
  readonly updateId: string;
}

/** One update of a bare loop; the first one starts it. */
export function takeStep(
  { workflow }: Client,
  workflowId: string,
  { step, steps, updateId }: Step,
  isLeast: boolean,
): Promise<number> {
  const options = { args: [step] as [number], updateId };
  if (step > 1) return workflow.getHandle(workflowId).executeUpdate(stepUpdate, options);
  const startWorkflowOperation = new WithStartWorkflowOperation<typeof bareLoop>('bareLoop', {
    workflowId,
    taskQueue: 'bare',
    args: [workflowId, steps, isLeast],
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  return workflow.executeUpdateWithStart(stepUpdate, { ...options, startWorkflowOperation });
}
