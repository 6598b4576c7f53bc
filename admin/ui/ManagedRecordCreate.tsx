import type { ReactNode } from 'react';
import { Create, SimpleForm, useTranslate } from 'react-admin';
import { type PlainKey, useT } from '../words/useT.ts';
import { PageTitle } from './PageTitle.tsx';

interface ManagedRecordCreateProps {
  /** The name of the records. */
  readonly title: PlainKey;
  readonly validate: (values: Record<string, unknown>) => Record<string, unknown>;
  readonly defaultValues: object;
  readonly maxWidth?: number;
  readonly children: ReactNode;
}

export function ManagedRecordCreate(props: ManagedRecordCreateProps) {
  const { title, validate, defaultValues, maxWidth = 640, children } = props;
  const t = useT();
  const translate = useTranslate();
  return (
    <Create title={false} redirect="list" sx={{ maxWidth }}>
      <PageTitle title={translate('ra.page.create', { name: t(title) })} />
      <SimpleForm defaultValues={defaultValues} validate={validate} noValidate>
        {children}
      </SimpleForm>
    </Create>
  );
}
