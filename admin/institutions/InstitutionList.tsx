import { RegistrationList } from '../registrations/RegistrationList.tsx';

/** Institutions and their registrations to review (requirement A5). */
export function InstitutionList() {
  return <RegistrationList resource="institutions" person="head" />;
}
