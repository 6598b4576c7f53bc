import { createHash, timingSafeEqual } from 'node:crypto';
import { SLIP_PASSWORD_LENGTH } from '../../domain/number.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { findByNumber } from '../../store/order/by-number.ts';
import { readOrder } from '../../store/order/read.ts';
import { listNotices } from '../../store/public/notice.ts';
import {
  listPublicInstitutions,
  listPublicInstruments,
  listPublicKinds,
  publicImage,
} from '../../store/public/queries.ts';
import { open, seal } from '../../store/secret-box.ts';
import { readUpload } from '../../store/upload.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { createThrottle } from '../http/throttle.ts';
import { progressOf } from './progress.ts';
import { verifyFile, verifyNumber } from './verification.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

type Names =
  | 'listNotices'
  | 'lookUpOrder'
  | 'listPublicInstruments'
  | 'listPublicInstitutions'
  | 'publicInstitutionImage'
  | 'listPublicKinds'
  | 'verifyCertificate'
  | 'verifyCertificateFile';

export function publicHandlers({ db, config, files }: ApiDependencies): Pick<Handlers, Names> {
  const throttle = createThrottle(db, [
    { name: 'lookup-address', attempts: 30, minutes: 15 },
    { name: 'lookup-order', attempts: 1000, minutes: 60 },
    { name: 'lookup', attempts: 5, minutes: 15 },
  ]);
  // A number that does not exist is compared with this, so that both halves of a wrong pair take the same way.
  const nobodys = seal(config.dataKey, '\u0000'.repeat(SLIP_PASSWORD_LENGTH));
  const verifications = createThrottle(db, [{ name: 'verification', attempts: 60, minutes: 15 }]);
  return {
    listNotices: ({ query }) => listNotices(db, query),
    listPublicInstruments: ({ query }) => listPublicInstruments(db, query),
    listPublicInstitutions: ({ query }) => listPublicInstitutions(db, query),
    listPublicKinds: ({ query }) => listPublicKinds(db, query),

    async publicInstitutionImage({ params }) {
      const uploadId = await publicImage(db, params.institutionId);
      const found = uploadId && (await readUpload(db, uploadId));
      if (!found) throw new DomainProblem('not_found');
      return { name: found.name, type: found.media_type, bytes: await files.get(found.file_key) };
    },

    async verifyCertificate({ query, request }) {
      await verifications.count([request.ip ?? '']);
      return verifyNumber(db, query.number);
    },

    async verifyCertificateFile({ file, request }) {
      await verifications.count([request.ip ?? '']);
      if (!file) throw new DomainProblem('file_required');
      return verifyFile(db, file.bytes);
    },

    async lookUpOrder({ body, language, request }) {
      const address = request.ip ?? '';
      const keys = [address, body.number, `${body.number}/${address}`];
      await throttle.count(keys);
      const key = await findByNumber(db, body.number);
      const password = open(config.dataKey, key?.slip_password ?? nobodys);
      const right = timingSafeEqual(digest(password), digest(body.password));
      if (!right || !key) throw new DomainProblem('lookup_failed');
      await throttle.forgive(keys);
      const order = await readOrder(db, key.id);
      if (!order) throw new DomainProblem('lookup_failed');
      return progressOf(order, language, config.sessionSecret);
    },
  };
}
