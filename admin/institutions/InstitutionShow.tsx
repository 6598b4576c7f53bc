import { ShowBase, useShowContext } from 'react-admin';
import type { Institution } from '../../domain/contract/institution.ts';
import { useCall } from '../data/useCall.ts';
import { RegistrationPage } from '../registrations/RegistrationPage.tsx';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';
import { HiddenNumber } from '../ui/HiddenNumber.tsx';
import { RecordHistory } from '../ui/RecordHistory.tsx';
import { AuthorisationSection } from './AuthorisationSection.tsx';
import { CertificateSection } from './CertificateSection.tsx';

export function InstitutionShow() {
  return (
    <ShowBase disableAuthentication={false}>
      <InstitutionPage />
    </ShowBase>
  );
}

function InstitutionPage() {
  const call = useCall();
  const me = useMe();
  const { record } = useShowContext<Institution>();
  if (!record) return null;
  const params = { institutionId: record.id };
  const reveal = holds(me, 'institution.reveal') ? () => call('revealInstitutionMobile', { params }) : undefined;
  return (
    <RegistrationPage
      record={record}
      resource="institutions"
      facts={[
        ['head', record.head],
        ['mobile', record.mobile && <HiddenNumber key={record.id} masked={record.mobile} reveal={reveal} />],
      ]}
      review="institution.review"
      approve={() => call('approveInstitution', { params })}
      reject={(body) => call('rejectInstitution', { params, body })}
    >
      {record.status === 'approved' && holds(me, 'institution.authorise') && (
        <>
          <CertificateSection institution={record} />
          <AuthorisationSection institutionId={record.id} />
        </>
      )}
      <RecordHistory resource="institutions" id={record.id} read={() => call('institutionHistory', { params })} />
    </RegistrationPage>
  );
}
