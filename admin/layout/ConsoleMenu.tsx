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
import { useSay } from '../words/useSay.ts';
import { CountedItem } from './CountedItem.tsx';

export function ConsoleMenu() {
  const say = useSay();
  const me = useMe();
  const counts = useQueueCounts();
  const pending = usePendingEnterprises();
  const unauthorised = useUnauthorised();
  const stuck = totalOf(useStanding());
  if (!me) return <Menu> </Menu>;
  return (
    <Menu aria-label={say('menu.queues')}>
      <Menu.Item to="/" primaryText={say('menu.dashboard')} leftIcon={<DashboardIcon />} />
      {myQueues(me).map((queue) => (
        <QueueMenuItem key={queue} queue={queue} counts={counts} />
      ))}
      <Divider component="li" sx={{ my: 1 }} />
      {holds(me, 'queue.read') && (
        <Menu.Item to="/shares" primaryText={say('menu.shares')} leftIcon={<ViewListIcon />} />
      )}
      {holds(me, 'incident.read') && (
        <CountedItem
          to="/incidents"
          label={say('menu.incidents')}
          icon={<StuckIcon />}
          count={stuck}
          description={say('menu.incidents_count', { count: stuck ?? 0 })}
        />
      )}
      {holds(me, 'flow.read') && <Menu.Item to="/flow" primaryText={say('menu.flow')} leftIcon={<FlowIcon />} />}
      {holds(me, 'dispatch.supervise') && (
        <CountedItem
          to="/unauthorised"
          label={say('menu.unauthorised')}
          icon={<LinkOffIcon />}
          count={unauthorised.data?.total}
          description={say('menu.unauthorised_count', { count: unauthorised.data?.total ?? 0 })}
        />
      )}
      {holds(me, 'visit.read') && <Menu.Item to="/visits" primaryText={say('menu.visits')} leftIcon={<EventIcon />} />}
      {holds(me, 'absence.own') && (
        <Menu.Item to="/absences" primaryText={say('menu.absences')} leftIcon={<AbsenceIcon />} />
      )}
      {holds(me, 'assignment.manage') && (
        <Menu.Item to="/assignmentRules" primaryText={say('menu.assignment')} leftIcon={<AssignIcon />} />
      )}
      {holds(me, 'resource.manage') && (
        <Menu.Item to="/resources" primaryText={say('menu.resources')} leftIcon={<VehicleIcon />} />
      )}
      {holds(me, 'measurement_form.manage') && (
        <Menu.Item to="/measurementForms" primaryText={say('menu.measurement_forms')} leftIcon={<MeasureIcon />} />
      )}
      {holds(me, 'enterprise.read') && (
        <CountedItem
          to="/enterprises"
          label={say('menu.enterprises')}
          icon={<BusinessIcon />}
          count={pending}
          description={say('menu.pending', { count: pending ?? 0 })}
        />
      )}
      {holds(me, 'institution.review') && (
        <Menu.Item to="/institutions" primaryText={say('menu.institutions')} leftIcon={<InstitutionIcon />} />
      )}
      {holds(me, 'catalogue.manage') && (
        <Menu.Item to="/kinds" primaryText={say('menu.catalogue')} leftIcon={<CatalogueIcon />} />
      )}
      {holds(me, 'catalogue.manage') && (
        <Menu.Item to="/regions" primaryText={say('menu.regions')} leftIcon={<MapIcon />} />
      )}
      {holds(me, 'reason.manage') && (
        <Menu.Item to="/reasons" primaryText={say('menu.reasons')} leftIcon={<ReasonIcon />} />
      )}
      {holds(me, 'evaluation.moderate') && (
        <Menu.Item to="/evaluations" primaryText={say('menu.evaluations')} leftIcon={<StarIcon />} />
      )}
      {holds(me, 'user.manage') && <Menu.Item to="/users" primaryText={say('menu.users')} leftIcon={<GroupIcon />} />}
      {holds(me, 'expert.manage') && (
        <Menu.Item to="/experts" primaryText={say('menu.experts')} leftIcon={<SchoolIcon />} />
      )}
      {holds(me, 'user.manage') && (
        <Menu.Item to="/permissions" primaryText={say('menu.permissions')} leftIcon={<KeyIcon />} />
      )}
      {holds(me, 'settings.manage') && (
        <Menu.Item to="/settings" primaryText={say('menu.settings')} leftIcon={<SettingsIcon />} />
      )}
      {holds(me, 'audit.read') && <Menu.Item to="/audit" primaryText={say('menu.audit')} leftIcon={<HistoryIcon />} />}
      {holds(me, 'template.manage') && (
        <Menu.Item to="/messageTemplates" primaryText={say('menu.templates')} leftIcon={<TemplateIcon />} />
      )}
      {holds(me, 'delivery.read') && (
        <Menu.Item to="/deliveries" primaryText={say('menu.deliveries')} leftIcon={<SmsIcon />} />
      )}
      <Menu.Item to="/password" primaryText={say('menu.password')} leftIcon={<LockIcon />} />
    </Menu>
  );
}
