import { RegistrationList } from '../registrations/RegistrationList.tsx';

/** Enterprises and their registrations to review (requirement A5). */
export function EnterpriseList() {
  return <RegistrationList resource="enterprises" person="legalRepresentative" />;
}
