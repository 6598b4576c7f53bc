import {
  changeMeasurementForm,
  createMeasurementForm,
  listKeptMeasurementForms,
  listMeasurementForms,
  measurementFormHistory,
  readMeasurementForm,
} from '../../store/reference/measurement-form.ts';
import {
  changeResource,
  createResource,
  listKeptResources,
  listResources,
  readResource,
  resourceHistory,
} from '../../store/reference/resource.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, institutionOf } from '../http/scope.ts';

type Names =
  | 'listResources'
  | 'listKeptResources'
  | 'getResource'
  | 'createResource'
  | 'changeResource'
  | 'resourceHistory'
  | 'listMeasurementForms'
  | 'listKeptMeasurementForms'
  | 'getMeasurementForm'
  | 'createMeasurementForm'
  | 'changeMeasurementForm'
  | 'measurementFormHistory';

/** Everybody reads and changes the resources of their own institution only. */
export function resourceHandlers({ db }: ApiDependencies): Pick<Handlers, Names> {
  return {
    listResources: ({ account }) => listResources(db, institutionOf(account)),
    listKeptResources: ({ account, query }) => listKeptResources(db, institutionOf(account), query),
    getResource: ({ account, params }) => readResource(db, institutionOf(account), params.resourceId),
    createResource: ({ account, body }) =>
      db.transaction((trx) => createResource(trx, institutionOf(account), body, actorOf(account))),
    changeResource: ({ account, params, body }) =>
      db.transaction((trx) => changeResource(trx, institutionOf(account), params.resourceId, body, actorOf(account))),
    resourceHistory: ({ account, params }) => resourceHistory(db, institutionOf(account), params.resourceId),
    listMeasurementForms: ({ account }) => listMeasurementForms(db, institutionOf(account)),
    listKeptMeasurementForms: ({ account, query }) => listKeptMeasurementForms(db, institutionOf(account), query),
    getMeasurementForm: ({ account, params }) => readMeasurementForm(db, institutionOf(account), params.formId),
    createMeasurementForm: ({ account, body }) =>
      db.transaction((trx) => createMeasurementForm(trx, institutionOf(account), body, actorOf(account))),
    changeMeasurementForm: ({ account, params, body }) =>
      db.transaction((trx) =>
        changeMeasurementForm(trx, institutionOf(account), params.formId, body, actorOf(account)),
      ),
    measurementFormHistory: ({ account, params }) => measurementFormHistory(db, institutionOf(account), params.formId),
  };
}
