/** The events of an institution: its registration, its certificate and its authorisations (requirement E6). */
import type { z } from 'zod';
import type { Authorisation } from '../../domain/contract/authorisation.ts';
import type { Institution } from '../../domain/contract/institution.ts';
import type { RecordHistory } from '../../domain/contract/managed-record.ts';
import { changesBetween, type FieldChange } from '../event/changes.ts';
import { recordHistory } from '../event/history.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Reader } from '../sql/database.ts';
import { institutionStream, readInstitution } from './row.ts';

type Told = Institution | Authorisation;

const OWN = ['name', 'creditCode', 'province', 'city', 'district', 'address', 'head', 'mobile', 'email'] as const;
const CERTIFICATE = ['certificateNumber', 'certificateLevel', 'certificateValidUntil', 'certificateImage'] as const;

const isAuthorisation = (told: Told): told is Authorisation => 'regionName' in told;
/** The image is replaced by its file's name, which people read. */
const named = ({ certificateImage, ...rest }: Institution) => ({ ...rest, certificateImage: certificateImage?.name });

export function certificateChanges(before: Institution, after: Institution): FieldChange[] {
  return changesBetween<ReturnType<typeof named>>(CERTIFICATE, named(before), named(after));
}

function changesOf(before: Told, after: Told): FieldChange[] {
  if (isAuthorisation(before) || isAuthorisation(after)) {
    return isAuthorisation(before) && isAuthorisation(after) ? authorisationChanges(before, after) : [];
  }
  return [...changesBetween<Institution>(OWN, before, after), ...certificateChanges(before, after)];
}

export function authorisationChanges(
  before: Pick<Authorisation, 'validUntil'>,
  after: Pick<Authorisation, 'validUntil'>,
): FieldChange[] {
  return changesBetween<Authorisation>(['validUntil'], before, after);
}

/** E.g. 内蒙古自治区鄂尔多斯市康巴什区 压力表 › 氧气表. */
export function authorisationWords({
  regionName,
  categoryName,
  kindName,
}: Pick<Authorisation, 'regionName' | 'categoryName' | 'kindName'>): string {
  return `${regionName} ${[categoryName, kindName].filter(Boolean).join(' › ')}`;
}

/** @throws DomainProblem not_found */
export async function institutionHistory(
  db: Reader,
  personal: PersonalData,
  id: string,
): Promise<z.output<typeof RecordHistory>> {
  await readInstitution(db, personal, id);
  return recordHistory<Told>(db, institutionStream(id), changesOf, (told) =>
    isAuthorisation(told) ? authorisationWords(told) : '',
  );
}
