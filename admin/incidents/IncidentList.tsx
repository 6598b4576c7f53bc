import { Box, Checkbox, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import {
  Datagrid,
  FunctionField,
  List,
  Pagination,
  SearchInput,
  SelectInput,
  TopToolbar,
  useListContext,
  useTranslate,
} from 'react-admin';
import type { Incident } from '../../domain/contract/incident.ts';
import { DUTIES } from '../../domain/role.ts';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';
import { Age } from '../ui/Age.tsx';
import { ExportButton } from '../ui/ExportButton.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { StageChip } from '../ui/StageChip.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { BulkCure } from './BulkCure.tsx';
import { CauseChip } from './CauseChip.tsx';
import { CauseFilter } from './CauseFilter.tsx';
import { CureButtons } from './CureButtons.tsx';
import { About, IncidentCards } from './IncidentCards.tsx';
import { NoIncidents } from './NoIncidents.tsx';
import { WatchNotice } from './WatchNotice.tsx';
import { Why } from './Why.tsx';

const POLL_INTERVAL_MS = 10_000;
const LIST = { '& > *, & .RaList-main': { minWidth: 0 }, '&& .RaList-content': { overflowX: 'auto' } };

/** 卡住的业务: all incidents, their causes and cures (requirement E5). */
export function IncidentList() {
  const t = useT();
  const translate = useTranslate();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const cures = holds(useMe(), 'incident.cure');
  const filters = [
    <SearchInput key="q" source="q" alwaysOn placeholder={translate('resources.incidents.fields.q')} />,
    <SelectInput
      key="state"
      source="state"
      alwaysOn
      label={t('common.state')}
      emptyText={t('incident.open')}
      choices={[{ id: 'ended', name: t('incident.ended') }]}
    />,
  ];
  return (
    <Box sx={{ ...LIST, pt: 1.5 }}>
      <PageTitle title={t('menu.incidents')} />
      <WatchNotice />
      <List
        title={false}
        filters={filters}
        sort={{ field: 'since', order: 'ASC' }}
        perPage={25}
        pagination={<Pagination rowsPerPageOptions={[25, 50, 100, 200]} />}
        exporter={false}
        empty={false}
        queryOptions={{ refetchInterval: POLL_INTERVAL_MS }}
        actions={
          <TopToolbar>
            {cures && !isNarrow && <BulkCure />}
            <ExportButton />
          </TopToolbar>
        }
      >
        <CauseFilter />
        {isNarrow ? <IncidentCards /> : <IncidentTable chooses={cures} />}
      </List>
    </Box>
  );
}

function IncidentTable({ chooses }: { chooses: boolean }) {
  const t = useT();
  const localized = useLocalized();
  return (
    <Datagrid
      bulkActionButtons={false}
      rowClick={false}
      size="small"
      empty={<NoIncidents />}
      sx={{ '& td': { verticalAlign: 'top', py: 1 } }}
    >
      {chooses && (
        <FunctionField<Incident>
          label={t('claim.chosen')}
          sortable={false}
          render={(row) => <Choose incident={row} />}
        />
      )}
      <FunctionField<Incident> source="cause" render={({ cause }) => <CauseChip cause={cause} />} />
      <FunctionField<Incident> source="orderNumber" render={(row) => <About incident={row} />} />
      <FunctionField<Incident>
        source="stage"
        sortable={false}
        render={({ stage }) => stage && <StageChip stage={stage} />}
      />
      <FunctionField<Incident>
        source="owner"
        sortable={false}
        render={({ owner, ownerDuty }) => owner ?? (ownerDuty && localized(DUTIES[ownerDuty]))}
      />
      <FunctionField<Incident>
        label={t('incident.why')}
        sortable={false}
        render={(row) => <Why incident={row} />}
        sx={{ display: 'block', minWidth: 220, maxWidth: 420 }}
      />
      <FunctionField<Incident> source="since" render={({ since }) => <Age since={since} />} />
      <FunctionField<Incident>
        label={t('incident.cure')}
        sortable={false}
        render={(row) => <CureButtons incident={row} />}
        sx={{ display: 'block', minWidth: 200 }}
      />
    </Datagrid>
  );
}

function Choose({ incident }: { incident: Incident }) {
  const t = useT();
  const { selectedIds, onToggleItem } = useListContext<Incident>();
  if (incident.cures.length === 0) return null;
  return (
    <Checkbox
      size="small"
      sx={{ p: 0.5 }}
      checked={selectedIds.includes(incident.id)}
      onChange={() => onToggleItem(incident.id)}
      slotProps={{
        input: { 'aria-label': t('incident.choose', { about: incident.orderNumber ?? incident.subject }) },
      }}
    />
  );
}
