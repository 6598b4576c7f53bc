import { type Client, ScheduleAlreadyRunning, type ScheduleOptions } from '@temporalio/client';

export const DAILY_SCHEDULE = 'daily-round';

/** Early in the morning, before office hours. Missed days are made up for by the next run. */
const schedule = (taskQueue: string): ScheduleOptions => ({
  scheduleId: DAILY_SCHEDULE,
  spec: { calendars: [{ hour: 6, minute: 30 }], timezone: 'Asia/Shanghai' },
  action: { type: 'startWorkflow', workflowType: 'dailyRound', args: [], taskQueue },
  policies: { overlap: 'SKIP', catchupWindow: '12 hours' },
});

/** Creates or updates the schedules; several processes may call it. */
export async function ensureSchedules(temporal: Client, taskQueue: string): Promise<void> {
  const wanted = schedule(taskQueue);
  try {
    await temporal.schedule.create(wanted);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { spec, action, policies } = wanted;
    await temporal.schedule.getHandle(DAILY_SCHEDULE).update((known) => ({
      state: known.state,
      spec,
      action: { ...action, workflowId: known.action.workflowId ?? DAILY_SCHEDULE },
      policies: { ...known.policies, ...policies },
    }));
  }
}

const AGAIN = 30_000;

/** Creates the schedules as soon as Temporal accepts it: without them work goes on, but no reminders are sent. */
export function keepSchedules(
  temporal: Client,
  taskQueue: string,
  log: { warn(context: object, message: string): void },
): { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const ensure = (): Promise<void> =>
    ensureSchedules(temporal, taskQueue).catch((error: unknown) => {
      log.warn(
        { err: error },
        'the daily schedule could not be created, so no reminders are sent; it is tried again shortly',
      );
      if (!stopped) timer = setTimeout(ensure, AGAIN).unref();
    });
  void ensure();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
