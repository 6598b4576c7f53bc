import InstitutionIcon from '@mui/icons-material/AccountBalanceOutlined';
import BusinessIcon from '@mui/icons-material/ApartmentOutlined';
import AssignIcon from '@mui/icons-material/AssignmentIndOutlined';
import VehicleIcon from '@mui/icons-material/DirectionsCarOutlined';
import TemplateIcon from '@mui/icons-material/DraftsOutlined';
import AbsenceIcon from '@mui/icons-material/EventBusyOutlined';
import EventIcon from '@mui/icons-material/EventOutlined';
import ViewListIcon from '@mui/icons-material/FormatListBulleted';
import GroupIcon from '@mui/icons-material/GroupOutlined';
import HistoryIcon from '@mui/icons-material/HistoryOutlined';
import FlowIcon from '@mui/icons-material/InsightsOutlined';
import KeyIcon from '@mui/icons-material/KeyOutlined';
import LinkOffIcon from '@mui/icons-material/LinkOffOutlined';
import LockIcon from '@mui/icons-material/LockOutlined';
import MapIcon from '@mui/icons-material/MapOutlined';
import CatalogueIcon from '@mui/icons-material/MenuBookOutlined';
import ReasonIcon from '@mui/icons-material/RateReviewOutlined';
import StuckIcon from '@mui/icons-material/ReportProblemOutlined';
import SchoolIcon from '@mui/icons-material/SchoolOutlined';
import SettingsIcon from '@mui/icons-material/SettingsOutlined';
import ShieldIcon from '@mui/icons-material/ShieldOutlined';
import SmsIcon from '@mui/icons-material/SmsOutlined';
import DashboardIcon from '@mui/icons-material/SpaceDashboardOutlined';
import StarIcon from '@mui/icons-material/StarOutlined';
import MeasureIcon from '@mui/icons-material/StraightenOutlined';
import { Divider } from '@mui/material';
import { Menu } from 'react-admin';
import { usePendingEnterprises } from '../enterprises/usePendingEnterprises.ts';
import { totalOf, useStanding } from '../incidents/useStanding.ts';
import { myQueues } from '../queues/myQueues.ts';
import { QueueMenuItem } from '../queues/QueueMenuItem.tsx';
import { useQueueCounts } from '../queues/useQueueCounts.ts';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';
import { useUnauthorised } from '../unauthorised/useUnauthorised.ts';
import { useT } from '../words/useT.ts';
import { CountedItem } from './CountedItem.tsx';

export function ConsoleMenu() {
  const t = useT();
  const me = useMe();
  const counts = useQueueCounts();
  const pending = usePendingEnterprises();
  const unauthorised = useUnauthorised();
  const stuck = totalOf(useStanding());
  if (!me) return <Menu> </Menu>;
  return (
    <Menu aria-label={t('menu.queues')}>
      <Menu.Item to="/" primaryText={t('menu.dashboard')} leftIcon={<DashboardIcon />} />
      {myQueues(me).map((queue) => (
        <QueueMenuItem key={queue} queue={queue} counts={counts} />
      ))}
      <Divider component="li" sx={{ my: 1 }} />
      {holds(me, 'queue.read') && <Menu.Item to="/shares" primaryText={t('menu.shares')} leftIcon={<ViewListIcon />} />}
      {holds(me, 'incident.read') && (
        <CountedItem
          to="/incidents"
          label={t('menu.incidents')}
          icon={<StuckIcon />}
          count={stuck}
          description={t('menu.incidents_count', { count: stuck ?? 0 })}
        />
      )}
      {holds(me, 'flow.read') && <Menu.Item to="/flow" primaryText={t('menu.flow')} leftIcon={<FlowIcon />} />}
      {holds(me, 'dispatch.supervise') && (
        <CountedItem
          to="/unauthorised"
          label={t('menu.unauthorised')}
          icon={<LinkOffIcon />}
          count={unauthorised.data?.total}
          description={t('menu.unauthorised_count', { count: unauthorised.data?.total ?? 0 })}
        />
      )}
      {holds(me, 'visit.read') && <Menu.Item to="/visits" primaryText={t('menu.visits')} leftIcon={<EventIcon />} />}
      {holds(me, 'absence.own') && (
        <Menu.Item to="/absences" primaryText={t('menu.absences')} leftIcon={<AbsenceIcon />} />
      )}
      {holds(me, 'assignment.manage') && (
        <Menu.Item to="/assignmentRules" primaryText={t('menu.assignment')} leftIcon={<AssignIcon />} />
      )}
      {holds(me, 'resource.manage') && (
        <Menu.Item to="/resources" primaryText={t('menu.resources')} leftIcon={<VehicleIcon />} />
      )}
      {holds(me, 'measurement_form.manage') && (
        <Menu.Item to="/measurementForms" primaryText={t('menu.measurement_forms')} leftIcon={<MeasureIcon />} />
      )}
      {holds(me, 'enterprise.read') && (
        <CountedItem
          to="/enterprises"
          label={t('menu.enterprises')}
          icon={<BusinessIcon />}
          count={pending}
          description={t('menu.pending', { count: pending ?? 0 })}
        />
      )}
      {holds(me, 'institution.review') && (
        <Menu.Item to="/institutions" primaryText={t('menu.institutions')} leftIcon={<InstitutionIcon />} />
      )}
      {holds(me, 'catalogue.manage') && (
        <Menu.Item to="/kinds" primaryText={t('menu.catalogue')} leftIcon={<CatalogueIcon />} />
      )}
      {holds(me, 'catalogue.manage') && (
        <Menu.Item to="/regions" primaryText={t('menu.regions')} leftIcon={<MapIcon />} />
      )}
      {holds(me, 'reason.manage') && (
        <Menu.Item to="/reasons" primaryText={t('menu.reasons')} leftIcon={<ReasonIcon />} />
      )}
      {holds(me, 'evaluation.moderate') && (
        <Menu.Item to="/evaluations" primaryText={t('menu.evaluations')} leftIcon={<StarIcon />} />
      )}
      {holds(me, 'user.manage') && <Menu.Item to="/users" primaryText={t('menu.users')} leftIcon={<GroupIcon />} />}
      {holds(me, 'expert.manage') && (
        <Menu.Item to="/experts" primaryText={t('menu.experts')} leftIcon={<SchoolIcon />} />
      )}
      {holds(me, 'user.manage') && (
        <Menu.Item to="/permissions" primaryText={t('menu.permissions')} leftIcon={<KeyIcon />} />
      )}
      {holds(me, 'settings.manage') && (
        <Menu.Item to="/settings" primaryText={t('menu.settings')} leftIcon={<SettingsIcon />} />
      )}
      {holds(me, 'audit.read') && <Menu.Item to="/audit" primaryText={t('menu.audit')} leftIcon={<HistoryIcon />} />}
      {holds(me, 'security.read') && (
        <Menu.Item to="/securityLog" primaryText={t('menu.security')} leftIcon={<ShieldIcon />} />
      )}
      {holds(me, 'template.manage') && (
        <Menu.Item to="/messageTemplates" primaryText={t('menu.templates')} leftIcon={<TemplateIcon />} />
      )}
      {holds(me, 'delivery.read') && (
        <Menu.Item to="/deliveries" primaryText={t('menu.deliveries')} leftIcon={<SmsIcon />} />
      )}
      <Menu.Item to="/password" primaryText={t('menu.password')} leftIcon={<LockIcon />} />
    </Menu>
  );
}
