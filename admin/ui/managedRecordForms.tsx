import type { ComponentType } from 'react';
import type { z } from 'zod';
import { type ManagedRecordName, operationsOf } from '../../domain/managed-record.ts';
import { nestedErrors } from '../data/formErrors.ts';
import type { PlainKey } from '../words/useT.ts';
import { ManagedRecordCreate } from './ManagedRecordCreate.tsx';
import { ManagedRecordEdit } from './ManagedRecordEdit.tsx';

interface ManagedRecordFormDefinition {
  readonly resource: ManagedRecordName;
  /** The name of the records. */
  readonly title: PlainKey;
  /** The schemas of the endpoints that create and change a record. */
  readonly input: z.ZodType;
  readonly change: z.ZodType;
  readonly defaultValues: object;
  readonly maxWidth?: number;
  /** Fields that are set when the record is created and never changed. */
  readonly Identity?: ComponentType<{ isNew: boolean }>;
  readonly Fields: ComponentType;
}

/** The two pages with the form of a record. */
export function managedRecordForms(definition: ManagedRecordFormDefinition) {
  const { resource, title, input, change, defaultValues, maxWidth, Identity = NoFields, Fields } = definition;
  const { history } = operationsOf(resource);
  const [checkInput, checkChange] = [nestedErrors(input), nestedErrors(change)];
  return {
    Create: () => (
      <ManagedRecordCreate title={title} validate={checkInput} defaultValues={defaultValues} maxWidth={maxWidth}>
        <Identity isNew />
        <Fields />
      </ManagedRecordCreate>
    ),
    Edit: () => (
      <ManagedRecordEdit title={title} validate={checkChange} history={history}>
        <Identity isNew={false} />
        <Fields />
      </ManagedRecordEdit>
    ),
  };
}

const NoFields = () => null;
