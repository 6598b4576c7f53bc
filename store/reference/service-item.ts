/** Services of the centre and its departments. */
import type { Reader } from '../sql/database.ts';

export interface ServiceItem {
  readonly id: string;
  readonly name: string;
  readonly category: string;
}

export async function listServiceItems(db: Reader): Promise<ServiceItem[]> {
  return db<ServiceItem>('service_item').select('id', 'name', 'category').orderBy(['category', 'name']);
}

export async function serviceItemNames(db: Reader): Promise<string[]> {
  return db('service_item').orderBy('name').pluck<string[]>('name');
}

/** The departments of this centre. */
export async function listDepartments(db: Reader): Promise<{ id: string; name: string }[]> {
  return db('department as d')
    .join('institution as i', 'i.id', 'd.institution_id')
    .where({ 'i.is_this_centre': true })
    .orderBy('d.name')
    .select<{ id: string; name: string }[]>('d.id', 'd.name');
}
