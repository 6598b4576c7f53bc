import { ShowBase, useShowContext } from 'react-admin';
import type { Enterprise } from '../../domain/contract/account.ts';
import { useCall } from '../data/useCall.ts';
import { RegistrationPage } from '../registrations/RegistrationPage.tsx';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';
import { HiddenNumber } from '../ui/HiddenNumber.tsx';
import { UploadView } from '../ui/UploadView.tsx';

export function EnterpriseShow() {
  return (
    <ShowBase disableAuthentication={false}>
      <EnterprisePage />
    </ShowBase>
  );
}

function EnterprisePage() {
  const call = useCall();
  const me = useMe();
  const { record } = useShowContext<Enterprise>();
  if (!record) return null;
  const params = { enterpriseId: record.id };
  const reveal = holds(me, 'enterprise.reveal') ? () => call('revealEnterpriseMobile', { params }) : undefined;
  return (
    <RegistrationPage
      record={record}
      resource="enterprises"
      facts={[
        ['enterpriseType', record.enterpriseType],
        ['legalRepresentative', record.legalRepresentative],
        [
          'legalIdentityNumber',
          record.legalIdentityNumber && (
            <HiddenNumber
              key={record.id}
              masked={record.legalIdentityNumber}
              isPhone={false}
              reveal={
                holds(me, 'enterprise.reveal_identity')
                  ? () => call('revealLegalIdentityNumber', { params })
                  : undefined
              }
            />
          ),
        ],
        ['mobile', <HiddenNumber key={record.id} masked={record.mobile} reveal={reveal} />],
        ['licence', <UploadView key="licence" file={record.licence} />],
        ['photo', <UploadView key="photo" file={record.photo} />],
      ]}
      review="enterprise.review"
      approve={() => call('approveEnterprise', { params })}
      reject={(body) => call('rejectEnterprise', { params, body })}
    />
  );
}
