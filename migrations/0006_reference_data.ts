import type { Knex } from 'knex';
import { CALENDAR_EXCEPTIONS } from './reference/calendar-2025-2026.ts';
import { SERVICE_ITEMS } from './reference/service-items.ts';

/** This centre, its departments, the general services and the calendar of public holidays. */
export async function up(knex: Knex): Promise<void> {
  const [centre] = await knex('institution')
    .insert({ name: '鄂尔多斯市检验检测中心', is_this_centre: true })
    .returning<{ id: string }[]>('id');
  if (!centre) throw new Error('the institution was not inserted');
  const names = ['业务科', '样品室', ...new Set(SERVICE_ITEMS.map(([, , department]) => department))];
  const departments = await knex('department')
    .insert(names.map((name) => ({ institution_id: centre.id, name })))
    .returning<{ id: string; name: string }[]>(['id', 'name']);
  const idOf = new Map(departments.map((department) => [department.name, department.id]));
  await knex('service_item').insert(
    SERVICE_ITEMS.map(([name, category, department, certificate_kind, validity_months]) => ({
      name,
      category,
      department_id: idOf.get(department),
      certificate_kind,
      validity_months,
    })),
  );
  await knex('calendar_exception').insert(
    CALENDAR_EXCEPTIONS.map(([day, is_working, name]) => ({ day, is_working, name })),
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex('calendar_exception').del();
  await knex('service_item').del();
  await knex('department').del();
  await knex('institution').del();
}
