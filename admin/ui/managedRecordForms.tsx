import type { ComponentType } from 'react';
import type { z } from 'zod';
import { type ManagedRecordName, operationsOf } from '../../domain/managed-record.ts';
import { nestedErrors } from '../data/formErrors.ts';
import type { WordKey } from '../words/useT.ts';
import { ManagedRecordCreate } from './ManagedRecordCreate.tsx';
import { ManagedRecordEdit } from './ManagedRecordEdit.tsx';

interface ManagedRecordFormDefinition {
  readonly resource: ManagedRecordName;
  /** What the records are called. */
  readonly title: WordKey;
  /** The body of the endpoint that adds a record, and of the one that changes it. */
  readonly input: z.ZodType;
  readonly change: z.ZodType;
  readonly defaultValues: object;
  readonly maxWidth?: number;
  /** What is set when the record is added, and never changed. */
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
