/** What still needs an earlier key. */
import type { Client } from '@temporalio/client';
import type { Knex } from 'knex';
import { SESSION_MS } from '../../api/session/session.ts';
import { keyUses } from '../../store/keys/reseal.ts';
import { COMMAND_MAX_AGE_MS } from '../../store/transition/command-mac.ts';

/** A process that is slow to take a new key seals with the one before for a moment. */
const SLOW_MS = 60_000;

export interface Need {
  readonly zh: string;
  readonly en: string;
}

export interface EarlierKey {
  readonly id: string;
  /** When another key took its place; unknown where the keys are set by hand. */
  readonly replaced: Date | null;
  /** The first key of the installation: values without an id are counted as its. */
  readonly isFirst: boolean;
}

/** What needs this data key; empty: it can be removed. */
export async function needsOfDataKey(db: Knex, temporal: Client, key: EarlierKey): Promise<Need[]> {
  const needs: Need[] = [];
  for (const { keyId, column, rows, canBeResealed } of await keyUses(db)) {
    if (rows === 0 || !(keyId === key.id || (keyId === null && key.isFirst))) continue;
    needs.push(
      canBeResealed
        ? { zh: `${column} ${rows} 行（请执行 reseal）`, en: `${rows} rows of ${column} (run reseal)` }
        : { zh: `${column} ${rows} 行（使用或失效前）`, en: `${rows} rows of ${column}, until they are used or end` },
    );
  }
  const { replaced } = key;
  if (!replaced)
    return [
      ...needs,
      {
        zh: '由环境变量设置，更换时间未知：请保留至 Temporal 历史保留期（30 天）之后',
        en: 'set by hand, so nobody knows since when it is replaced: keep it until all orders of that time have ended and the retention of Temporal (30 days) is over',
      },
    ];
  const until = new Date(replaced.getTime() + COMMAND_MAX_AGE_MS);
  if (until > new Date())
    needs.push({
      zh: `${until.toISOString()} 前发出的操作`,
      en: `commands given before, until ${until.toISOString()}`,
    });
  const { count } = await temporal.workflow.count(
    `StartTime < '${new Date(replaced.getTime() + SLOW_MS).toISOString()}'`,
  );
  if (count > 0)
    needs.push({
      zh: `Temporal 中 ${count} 个在更换前开始的流程（结束并过保留期后消失）`,
      en: `${count} workflows in Temporal that began before; each is gone when it has ended and its retention is over`,
    });
  return needs;
}

/** What needs this session secret; empty: it can be removed. */
export function needsOfSessionSecret({ replaced }: EarlierKey, now = new Date()): Need[] {
  if (!replaced)
    return [
      {
        zh: '由环境变量设置：请在更换后保留 12 小时，期间已登录的会话不受影响',
        en: 'set by hand: keep it for 12 hours after it was replaced, so that no session is lost',
      },
    ];
  const until = new Date(replaced.getTime() + SESSION_MS);
  return until > now
    ? [{ zh: `${until.toISOString()} 前的会话`, en: `sessions from before, until ${until.toISOString()}` }]
    : [];
}
