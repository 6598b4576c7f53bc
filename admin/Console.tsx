import { Admin, CustomRoutes, Resource } from 'react-admin';
import { BrowserRouter, Route } from 'react-router';
import { assignmentRules } from './assignment/index.ts';
import { kinds } from './catalogue/index.ts';
import { Dashboard } from './dashboard/Dashboard.tsx';
import { dataProvider } from './data/dataProvider.ts';
import { queryClient } from './data/queryClient.ts';
import { deliveries } from './deliveries/index.ts';
import { enterprises } from './enterprises/index.ts';
import { evaluations } from './evaluations/index.ts';
import { experts } from './experts/index.ts';
import { incidents } from './incidents/index.ts';
import { institutions } from './institutions/index.ts';
import { ConsoleLayout } from './layout/ConsoleLayout.tsx';
import { ConsoleNotification } from './layout/ConsoleNotification.tsx';
import { preferences } from './layout/preferences.ts';
import { darkTheme, lightTheme } from './layout/theme.ts';
import { lazyPage } from './lazyPage.ts';
import { measurementForms } from './measurement-forms/index.ts';
import { messageTemplates } from './message-templates/index.ts';
import { shares } from './orders/index.ts';
import { reasons } from './reasons/index.ts';
import { regions } from './regions/index.ts';
import { resources } from './resources/index.ts';
import { securityLog } from './security/index.ts';
import { authProvider } from './session/authProvider.ts';
import { SignInPage } from './session/SignInPage.tsx';
import { users } from './users/index.ts';
import { i18nProvider } from './words/i18nProvider.ts';

const QueuePage = lazyPage(() => import('./queues/QueuePage.tsx'), 'QueuePage');
const OrderShow = lazyPage(() => import('./orders/OrderShow.tsx'), 'OrderShow');
const UnauthorisedPage = lazyPage(() => import('./unauthorised/UnauthorisedPage.tsx'), 'UnauthorisedPage');
const VisitPage = lazyPage(() => import('./visits/VisitPage.tsx'), 'VisitPage');
const AuditPage = lazyPage(() => import('./audit/AuditPage.tsx'), 'AuditPage');
const FlowPage = lazyPage(() => import('./flow/FlowPage.tsx'), 'FlowPage');
const SettingsPage = lazyPage(() => import('./settings/SettingsPage.tsx'), 'SettingsPage');
const MessagePage = lazyPage(() => import('./messages/MessagePage.tsx'), 'MessagePage');
const PermissionPage = lazyPage(() => import('./permissions/PermissionPage.tsx'), 'PermissionPage');
const AbsencePage = lazyPage(() => import('./absences/AbsencePage.tsx'), 'AbsencePage');
const PasswordPage = lazyPage(() => import('./session/PasswordPage.tsx'), 'PasswordPage');

/** The staff console, served under /admin/. */
export function Console() {
  return (
    <BrowserRouter basename="/admin">
      <Admin
        title="衡准 · 业务管理"
        authProvider={authProvider}
        dataProvider={dataProvider}
        i18nProvider={i18nProvider}
        queryClient={queryClient}
        dashboard={Dashboard}
        layout={ConsoleLayout}
        notification={ConsoleNotification}
        store={preferences}
        loginPage={SignInPage}
        lightTheme={lightTheme}
        darkTheme={darkTheme}
        disableTelemetry
        requireAuth
      >
        <Resource {...shares} />
        <Resource {...enterprises} />
        <Resource {...institutions} />
        <Resource {...users} />
        <Resource {...experts} />
        <Resource {...deliveries} />
        <Resource {...securityLog} />
        <Resource {...kinds} />
        <Resource {...regions} />
        <Resource {...reasons} />
        <Resource {...assignmentRules} />
        <Resource {...resources} />
        <Resource {...measurementForms} />
        <Resource {...messageTemplates} />
        <Resource {...evaluations} />
        <Resource {...incidents} />
        <CustomRoutes>
          <Route path="/queues/:queue" element={<QueuePage />} />
          <Route path="/queues/:queue/:id" element={<OrderShow />} />
          <Route path="/unauthorised" element={<UnauthorisedPage />} />
          <Route path="/visits" element={<VisitPage />} />
          <Route path="/messages" element={<MessagePage />} />
          <Route path="/flow" element={<FlowPage />} />
          <Route path="/settings" element={<SettingsPage />} />
          <Route path="/audit" element={<AuditPage />} />
          <Route path="/permissions" element={<PermissionPage />} />
          <Route path="/absences" element={<AbsencePage />} />
          <Route path="/password" element={<PasswordPage />} />
        </CustomRoutes>
      </Admin>
    </BrowserRouter>
  );
}
