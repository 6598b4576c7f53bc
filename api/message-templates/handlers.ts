import {
  changeTemplate,
  listTemplates,
  readTemplate,
  resetTemplate,
  templateHistory,
} from '../../store/message/template.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf } from '../http/scope.ts';

export function messageTemplateHandlers({ db, sms: { approves } }: ApiDependencies) {
  return {
    listMessageTemplates: () => listTemplates(db, approves),
    getMessageTemplate: ({ params }) => readTemplate(db, params.templateName, approves),
    changeMessageTemplate: ({ account, params, body }) =>
      db.transaction((trx) => changeTemplate(trx, params.templateName, body, approves, actorOf(account))),
    resetMessageTemplate: ({ account, params }) =>
      db.transaction((trx) => resetTemplate(trx, params.templateName, approves, actorOf(account))),
    messageTemplateHistory: ({ params }) => templateHistory(db, params.templateName),
  } satisfies Partial<Handlers>;
}
