import { assignmentHandlers } from './assignment/handlers.ts';
import { attachmentHandlers } from './attachments/handlers.ts';
import { auditHandlers } from './audit/handlers.ts';
import { authorisationHandlers } from './authorisations/handlers.ts';
import { businessHandlers } from './business/handlers.ts';
import { certificateHandlers } from './certificates/handlers.ts';
import { contactHandlers } from './contacts/handlers.ts';
import { customerMessageHandlers } from './customer-messages/handlers.ts';
import type { ApiDependencies } from './dependencies.ts';
import { deskHandlers } from './desk/handlers.ts';
import { enterpriseHandlers } from './enterprises/handlers.ts';
import { evaluationHandlers } from './evaluations/handlers.ts';
import { expertHandlers } from './experts/handlers.ts';
import { flowHandlers } from './flow/handlers.ts';
import type { Handlers } from './http/call.ts';
import { incidentHandlers } from './incidents/handlers.ts';
import { institutionHandlers } from './institutions/handlers.ts';
import { instrumentHandlers } from './instruments/handlers.ts';
import { linkHandlers } from './links/handlers.ts';
import { messageTemplateHandlers } from './message-templates/handlers.ts';
import { messageHandlers } from './messages/handlers.ts';
import { commandHandlers } from './orders/commands.ts';
import { orderHandlers } from './orders/handlers.ts';
import { slipHandlers } from './orders/slip.ts';
import { publicHandlers } from './public/handlers.ts';
import { qualityHandlers } from './quality/handlers.ts';
import { referenceHandlers } from './reference/handlers.ts';
import { registrationHandlers } from './registration/handlers.ts';
import { resetHandlers } from './registration/reset.ts';
import { securityHandlers } from './security/handlers.ts';
import { sessionHandlers } from './session/handlers.ts';
import { openSessionHandlers } from './session/open-sessions.ts';
import { ownDataHandlers } from './session/own-data.ts';
import { totpHandlers } from './session/totp.ts';
import { settingsHandlers } from './settings/handlers.ts';
import { shareHandlers } from './shares/handlers.ts';
import { uploadHandlers } from './uploads/handlers.ts';
import { userHandlers } from './users/handlers.ts';
import { visitHandlers } from './visits/handlers.ts';

/** The handlers of all endpoints of the contract. A missing one is a compiler error. */
export function allHandlers(deps: ApiDependencies): Handlers {
  return {
    ...sessionHandlers(deps),
    ...openSessionHandlers(deps),
    ...ownDataHandlers(deps),
    ...totpHandlers(deps),
    ...registrationHandlers(deps),
    ...resetHandlers(deps),
    ...enterpriseHandlers(deps),
    ...linkHandlers(deps),
    ...uploadHandlers(deps),
    ...institutionHandlers(deps),
    ...authorisationHandlers(deps),
    ...businessHandlers(deps),
    ...expertHandlers(deps),
    ...assignmentHandlers(deps),
    ...auditHandlers(deps),
    ...securityHandlers(deps),
    ...incidentHandlers(deps),
    ...flowHandlers(deps),
    ...evaluationHandlers(deps),
    ...settingsHandlers(deps),
    ...messageTemplateHandlers(deps),
    ...userHandlers(deps),
    ...messageHandlers(deps),
    ...contactHandlers(deps),
    ...instrumentHandlers(deps),
    ...orderHandlers(deps),
    ...slipHandlers(deps),
    ...commandHandlers(deps),
    ...qualityHandlers(deps),
    ...shareHandlers(deps),
    ...attachmentHandlers(deps),
    ...customerMessageHandlers(deps),
    ...visitHandlers(deps),
    ...deskHandlers(deps),
    ...certificateHandlers(deps),
    ...publicHandlers(deps),
    ...referenceHandlers(deps),
  };
}
