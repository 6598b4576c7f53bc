/** The stream in which all changes of settings are recorded (requirement E6). */
import type { z } from 'zod';
import type { RecordHistory } from '../../domain/contract/managed-record.ts';
import { changesBetween } from '../event/changes.ts';
import { recordHistory } from '../event/history.ts';
import type { Reader } from '../sql/database.ts';

export const SETTINGS_STREAM = 'settings:centre';

type Values = Record<string, unknown>;

export async function settingsHistory(db: Reader): Promise<z.output<typeof RecordHistory>> {
  return recordHistory<Values>(
    db,
    SETTINGS_STREAM,
    (before, after) => changesBetween(Object.keys(after), before, after),
    ({ day }) => (typeof day === 'string' ? day : ''),
  );
}
