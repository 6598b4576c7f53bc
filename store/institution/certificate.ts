/** The certificate of an institution's authorisation (requirement D4), which the centre maintains. */
import type { z } from 'zod';
import type { AuthorisationCertificate } from '../../domain/contract/authorisation.ts';
import type { Institution } from '../../domain/contract/institution.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { claimUpload } from '../file/upload.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import { tellOfOpenWork } from '../share/unauthorised-notice.ts';
import type { Transaction } from '../sql/database.ts';
import { certificateChanges } from './history.ts';
import { institutionOf, institutionStream, lockInstitution, readInstitution } from './row.ts';

/** @throws DomainProblem not_found; invalid_input where the person did not upload the image */
export async function changeCertificate(
  trx: Transaction,
  personal: PersonalData,
  id: string,
  certificate: z.output<typeof AuthorisationCertificate>,
  actor: Actor,
): Promise<Institution> {
  const before = institutionOf(await lockInstitution(trx, id), personal);
  const image = certificate.certificateImage;
  const owner = { institution_id: id };
  await trx('institution')
    .where({ id })
    .update({
      certificate_number: certificate.certificateNumber,
      certificate_level: certificate.certificateLevel,
      certificate_valid_until: certificate.certificateValidUntil,
      ...(image ? { certificate_upload_id: await claimUpload(trx, personal, owner, image, 'certificateImage') } : {}),
    });
  const after = await readInstitution(trx, personal, id);
  if (certificateChanges(before, after).length === 0) return after;
  await appendEvent(trx, { stream: institutionStream(id), name: 'change_certificate', actor, before, after });
  await tellOfOpenWork(trx, id);
  return after;
}
