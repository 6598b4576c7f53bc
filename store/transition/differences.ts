import type { Differences, ItemDifference } from '../../domain/contract/differences.ts';
import type { InstrumentSnapshot } from '../../domain/contract/order.ts';
import { changesBetween } from '../event/changes.ts';
import type { Reader } from '../sql/database.ts';

interface ItemStanding extends Partial<InstrumentSnapshot> {
  readonly deliveryMode: string;
  readonly institutionName: string;
}

/** The state of an order's instruments, by item: as submitted, with institution and delivery mode. */
export async function standingOf(trx: Reader, itemIds: string[]): Promise<Map<string, ItemStanding>> {
  const { rows } = await trx.raw<{ rows: { id: string; standing: ItemStanding }[] }>(
    `select i.id, i.snapshot || jsonb_build_object('deliveryMode', i.delivery_mode, 'institutionName', ni.name) as standing
     from order_item i join share s on s.id = i.share_id join institution ni on ni.id = s.institution_id
     where i.id = any(?) order by i.position`,
    [itemIds],
  );
  return new Map(rows.map(({ id, standing }) => [id, standing]));
}

/** What changed between two rounds; items missing in the second were taken out. */
export function differencesBetween(
  before: ReadonlyMap<string, ItemStanding>,
  after: ReadonlyMap<string, ItemStanding>,
): Differences['items'] {
  return [...before].flatMap(([itemId, was]): ItemDifference[] => {
    const is = after.get(itemId);
    const fields = Object.keys(was) as (keyof ItemStanding)[];
    const changes = is ? changesBetween<ItemStanding>(fields, was, is) : [];
    if (is && changes.length === 0) return [];
    const { name = '', instrumentNumber = '' } = was;
    return [{ itemId, name, instrumentNumber, withdrawn: !is, changes }];
  });
}
