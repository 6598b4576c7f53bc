/** Reference data: the services of the centre and its departments. */
import type { Reader } from './database.ts';

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

export interface CatalogueKind {
  readonly number: string;
  readonly name: string;
  readonly categoryNumber: string;
  readonly categoryName: string;
  readonly form: string;
  readonly scope: string;
}

/** The catalogue of instruments under mandatory verification, by number. */
export async function listKinds(db: Reader): Promise<CatalogueKind[]> {
  return db('catalogue_kind as k')
    .join('catalogue_category as c', 'c.number', 'k.category_number')
    .orderBy('k.number')
    .select<CatalogueKind[]>(
      'k.number',
      'k.name',
      'c.number as categoryNumber',
      'c.name as categoryName',
      'k.form',
      'k.scope',
    );
}

export interface Region {
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
}

/** Administrative regions of all levels, by code. */
export async function listRegions(db: Reader): Promise<Region[]> {
  return db('region').orderBy('code').select<Region[]>('code', 'name', 'full_name as fullName');
}
