import { pathOf } from '../../domain/contract/client.ts';
import { RegistrationList } from '../registrations/RegistrationList.tsx';
import { RecordActions } from '../ui/RecordActions.tsx';
import { useT } from '../words/useT.ts';

/** Institutions, their registrations to review (requirement A5), certificates and authorisations (E6). */
export function InstitutionList() {
  const t = useT();
  return (
    <RegistrationList
      resource="institutions"
      person="head"
      actions={
        <RecordActions
          workbook={pathOf('exportInstitutions')}
          creates={false}
          operation="importInstitutions"
          resource="institutions"
          text={t('authorisation.import_text')}
        />
      }
    />
  );
}
