import {
  Alert,
  Box,
  MenuItem,
  Paper,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  TextField,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CalendarDay } from '../../../domain/contract/settings.ts';
import type { Technician, VisitRow } from '../../../domain/contract/visit.ts';
import { hasOpenVisit } from '../../../domain/stage.ts';
import { businessDay, formatTime, midnightOf } from '../../../domain/time.ts';
import { useCall } from '../../data/useCall.ts';
import { holds } from '../../session/access.ts';
import { useMe } from '../../session/useMe.ts';
import { FaultAlert } from '../../ui/FaultAlert.tsx';
import { useLanguage } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';
import { AnswerChip } from '../AnswerChip.tsx';
import { type WayOnDay, waysOnDay } from '../waysOnDay.ts';
import { allowDrop, dropped } from './drag.ts';
import { PlanDialog } from './PlanDialog.tsx';
import type { Plan } from './proposal.ts';
import { Unscheduled } from './Unscheduled.tsx';
import { VisitChip } from './VisitChip.tsx';
import { WayChip } from './WayChip.tsx';
import { Wishes } from './Wishes.tsx';

interface VisitBoardProps {
  readonly start: Date;
  readonly days: number;
  readonly visits: readonly VisitRow[];
}

/** No department has this name. */
const ALL = '*';

/** Who goes where on which day; shares are dragged to schedule or move their visits (requirement E4). */
export function VisitBoard({ start, days, visits }: VisitBoardProps) {
  const t = useT();
  const call = useCall();
  const plans = holds(useMe(), 'command.schedule');
  const [plan, setPlan] = useState<Plan | null>(null);
  const [department, setDepartment] = useState(ALL);
  const technicians = useQuery({ queryKey: ['technicians'], queryFn: () => call('listTechnicians') });
  const midnights = Array.from({ length: days }, (_, index) => midnightOf(start, index));
  const [from, to] = [businessDay(start), businessDay(midnightOf(start, days - 1))];
  const calendar = useQuery({
    queryKey: ['calendar', from, to],
    queryFn: () => call('listCalendar', { query: { from, to } }),
  });
  const everybody = technicians.data?.data ?? [];
  const departments = [...new Set(everybody.flatMap(({ departmentName }) => departmentName ?? []))];
  const rows = everybody.filter(({ departmentName }) => department === ALL || departmentName === department);
  const known = new Map(calendar.data?.data.map((day) => [day.day, day]));
  return (
    <>
      <FaultAlert fault={technicians.error ?? calendar.error} />
      {plans && (
        <Typography variant="body2" color="text.secondary">
          {t('board.help')}
        </Typography>
      )}
      {departments.length > 0 && (
        <TextField
          select
          label={t('board.department')}
          value={department}
          onChange={(event) => setDepartment(event.target.value)}
          fullWidth={false}
          sx={{ alignSelf: 'flex-start', minWidth: 180 }}
        >
          <MenuItem value={ALL}>{t('board.all_departments')}</MenuItem>
          {departments.map((name) => (
            <MenuItem key={name} value={name}>
              {name}
            </MenuItem>
          ))}
        </TextField>
      )}
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: plans ? '230px minmax(0, 1fr)' : 'minmax(0, 1fr)' }}>
        {plans && (
          <Stack spacing={1.5}>
            <Wishes onPlan={setPlan} />
            <Unscheduled onPlan={setPlan} />
          </Stack>
        )}
        <TableContainer component={Paper} tabIndex={0} aria-label={t('menu.visits')}>
          <Table size="small" sx={{ tableLayout: 'fixed', minWidth: days > 1 ? 900 : 0, '& td, & th': { px: 0.75 } }}>
            <TableHead>
              <TableRow>
                <TableCell sx={{ width: 110 }}>{t('board.technician')}</TableCell>
                {midnights.map((midnight) => (
                  <DayHead key={midnight.getTime()} midnight={midnight} day={known.get(businessDay(midnight))} />
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.map((technician) => (
                <TableRow key={technician.id} sx={{ verticalAlign: 'top' }}>
                  <TableCell component="th" scope="row">
                    {technician.displayName}
                    <Typography variant="caption" color="text.secondary" sx={{ display: 'block' }}>
                      {technician.departmentName}
                    </Typography>
                  </TableCell>
                  {midnights.map((midnight) => (
                    <Cell
                      key={midnight.getTime()}
                      technician={technician}
                      midnight={midnight}
                      rest={known.get(businessDay(midnight))?.isWorking === false}
                      visits={visits}
                      onPlan={plans ? setPlan : null}
                    />
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
          {technicians.data?.total === 0 && <Alert severity="info">{t('board.no_technicians')}</Alert>}
        </TableContainer>
      </Box>
      {plan && <PlanDialog plan={plan} onClose={() => setPlan(null)} />}
    </>
  );
}

function DayHead({ midnight, day }: { midnight: Date; day: CalendarDay | undefined }) {
  const t = useT();
  const language = useLanguage();
  const isToday = businessDay(midnight) === businessDay(new Date());
  const mark = day && (day.isWorking ? (day.name ? t('board.working') : '') : t('board.rest'));
  return (
    <TableCell
      scope="col"
      sx={{ bgcolor: day?.isWorking === false ? 'action.hover' : undefined, lineHeight: 1.3, whiteSpace: 'normal' }}
    >
      {formatTime(midnight.toISOString(), 'longWeekday', language)}
      <Typography variant="caption" color="text.secondary" sx={{ display: 'block' }}>
        {[isToday && t('visit.today'), mark, day?.name].filter(Boolean).join(' · ')}
      </Typography>
    </TableCell>
  );
}

interface CellProps {
  readonly technician: Technician;
  readonly midnight: Date;
  readonly rest: boolean;
  readonly visits: readonly VisitRow[];
  /** Null if the reader may not schedule visits. */
  readonly onPlan: ((plan: Plan) => void) | null;
}

function Cell({ technician, midnight, rest, visits, onPlan }: CellProps) {
  const t = useT();
  const language = useLanguage();
  const [from, until] = [midnight.toISOString(), midnightOf(midnight, 1).toISOString()];
  const theirs = visits.filter(({ technicians }) => technicians.some(({ id }) => id === technician.id));
  const own = theirs.filter(({ startsAt, endsAt }) => startsAt < until && endsAt > from);
  const ways = waysOnDay(theirs, midnight);
  const way = (direction: WayOnDay['direction']) =>
    ways
      .filter((one) => one.direction === direction)
      .map((one) => <WayChip key={`${one.visit.id}-${direction}`} way={one} />);
  return (
    <TableCell
      onDragOver={onPlan ? allowDrop : undefined}
      onDrop={(event) => {
        const dragged = dropped(event);
        if (!dragged || !onPlan) return;
        onPlan({ shareId: dragged.shareId, to: { technician, midnight, fromTechnician: dragged.technicianId } });
      }}
      data-day={businessDay(midnight)}
      sx={{ bgcolor: rest ? 'action.hover' : undefined, height: 64 }}
    >
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {way('out')}
        {own.map((visit) => (
          <VisitChip
            key={visit.id}
            shareId={visit.shareId}
            number={visit.orderNumber}
            enterpriseName={visit.enterpriseName}
            when={`${formatTime(visit.startsAt, 'clock', language)}–${formatTime(visit.endsAt, 'clock', language)}`}
            notice={visit.wish !== null ? t('board.wish', { wish: visit.wish }) : null}
            dragged={
              onPlan && hasOpenVisit(visit.stage) ? { shareId: visit.shareId, technicianId: technician.id } : null
            }
            action={t('board.move')}
            actionLabel={t('board.move_of', { number: visit.orderNumber })}
            onPlan={() => onPlan?.({ shareId: visit.shareId, to: null })}
          >
            {hasOpenVisit(visit.stage) && visit.wish === null && <AnswerChip answer={visit.answer} />}
          </VisitChip>
        ))}
        {way('back')}
      </ul>
    </TableCell>
  );
}
