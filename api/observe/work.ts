import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { Gauge, type Registry } from 'prom-client';
import { INCIDENT_CAUSE_NAMES } from '../../domain/incident.ts';
import { STAGE_NAMES } from '../../domain/stage.ts';
import { incidentStanding } from '../../store/incident/list.ts';
import { workByStage } from '../../store/share/queue.ts';

/**
 * Gauges of stuck work and work in progress, computed when they are read; docs/operations has rules and a dashboard
 * for them. While the database is unreachable these have no values; all other metrics are still available.
 */
export function measureWork(db: Knex, register: Registry, log: Pick<Logger, 'warn'>): void {
  const counted = <L extends string>(
    name: string,
    help: string,
    labelNames: readonly L[],
    count: (gauge: Gauge<L>) => Promise<void>,
  ) =>
    new Gauge<L>({
      name,
      help,
      labelNames: [...labelNames],
      registers: [register],
      async collect() {
        // Removes all values; a gauge without labels becomes 0.
        this.reset();
        await count(this).catch((error: unknown) =>
          log.warn({ err: error, metric: name }, 'the metric could not be computed'),
        );
      },
    });

  counted('hengzhun_database_up', 'Whether the database answers', [], async (gauge) => {
    await db.raw('select 1');
    gauge.set(1);
  });
  counted('hengzhun_incidents', 'Work that is stuck, by cause', ['cause'], async (gauge) => {
    const { counts } = await incidentStanding(db);
    for (const cause of INCIDENT_CAUSE_NAMES)
      gauge.set({ cause }, counts.find((one) => one.cause === cause)?.count ?? 0);
  });
  counted('hengzhun_watch_age_seconds', 'Time since the watch last looked for what is stuck', [], async (gauge) => {
    const { lookedAt } = await incidentStanding(db);
    gauge.set(lookedAt ? (Date.now() - Date.parse(lookedAt)) / 1000 : Number.POSITIVE_INFINITY);
  });
  const byStage = (of: 'count' | 'overdue') => async (gauge: Gauge<'stage'>) => {
    const counts = await workByStage(db);
    for (const stage of STAGE_NAMES) gauge.set({ stage }, counts.get(stage)?.[of] ?? 0);
  };
  counted('hengzhun_open_shares', 'Shares of orders that are not over, by stage', ['stage'], byStage('count'));
  counted('hengzhun_overdue_shares', 'Those of them that are over their time limit', ['stage'], byStage('overdue'));
}
