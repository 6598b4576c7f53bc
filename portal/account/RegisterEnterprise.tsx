import { EnterpriseRegistration } from '../../domain/contract/account.ts';
import { call } from '../api.ts';
import { useContractForm } from '../parts/useContractForm.ts';
import { useSession } from '../session/index.tsx';
import { useT } from '../words/index.tsx';
import { EnterpriseFields } from './EnterpriseFields.tsx';
import { EMPTY_ACCOUNT, OWN_REGION, RegistrationForm } from './RegistrationForm.tsx';

const EMPTY = {
  ...EMPTY_ACCOUNT,
  ...OWN_REGION,
  enterpriseName: '',
  creditCode: '',
  enterpriseType: '企业',
  legalRepresentative: '',
  legalIdentityNumber: '',
};

/** 企业注册, which is then reviewed (requirement A4). */
export function RegisterEnterprise() {
  const t = useT();
  const { setMe } = useSession();
  const form = useContractForm(EnterpriseRegistration, EMPTY);
  const send = () => form.submit(async (body) => setMe(await call('registerEnterprise', { body })));
  return (
    <RegistrationForm form={form} heading={t('register.enterprise')} onSubmit={send}>
      <EnterpriseFields form={form} withCode />
    </RegistrationForm>
  );
}
