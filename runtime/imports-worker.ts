/** The process that imports workbooks; its memory is limited, whatever a workbook contains. */
import { importActivities } from '../activities/ledger-import/import.ts';
import { enterActivityWorker } from './activity-worker.ts';

enterActivityWorker('imports', ({ db, files }) => importActivities({ db, files }));
