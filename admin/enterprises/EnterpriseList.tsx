import { TopToolbar } from 'react-admin';
import { RegistrationList } from '../registrations/RegistrationList.tsx';
import { ExportButton } from '../ui/ExportButton.tsx';

/** Enterprises and their registrations to review (requirement A5). */
export function EnterpriseList() {
  return (
    <RegistrationList
      resource="enterprises"
      person="legalRepresentative"
      actions={
        <TopToolbar>
          <ExportButton />
        </TopToolbar>
      }
    />
  );
}
