/** The process that makes PDFs. */
import { documentActivities } from '../activities/certificates.ts';
import { enterActivityWorker } from './activity-worker.ts';
import { required } from './entry.ts';

enterActivityWorker('documents', ({ db, files, config }) =>
  documentActivities({ db, files, publicUrl: required(config.PUBLIC_URL, 'PUBLIC_URL') }),
);
