import { Datagrid, FunctionField, TextField } from 'react-admin';
import { LEDGER_SERVICES } from '../../domain/instrument.ts';
import { DELIVERY_MODES, isTerminal } from '../../domain/stage.ts';
import { Age } from '../ui/Age.tsx';
import { Due } from '../ui/Due.tsx';
import { Moment } from '../ui/Moment.tsx';
import { RowLink } from '../ui/RowLink.tsx';
import { StageChip } from '../ui/StageChip.tsx';
import { useSay } from '../words/useSay.ts';
import { useTerm } from '../words/useTerm.ts';

import { ChooseBox } from './claim/ChooseBox.tsx';
import { ClaimHolder } from './claim/ClaimHolder.tsx';
import type { ShareRecord } from './shareRecord.ts';

const rows = {
  '& .RaDatagrid-row:focus-within': { bgcolor: 'action.selected' },
  '& .RaDatagrid-rowCell': { py: 0.75 },
  '& .column-kind, & .column-dueAt': { whiteSpace: 'nowrap' },
};

interface Props {
  path: (id: string) => string;
  /** A queue has one stage, which then need not be shown. */
  withStage?: boolean;
  /** Whether rows can be chosen, for what is done with many. */
  chooses?: boolean;
}

/** Shares as a dense table; a click on a row or its number opens the order. */
export function ShareTable({ path, withStage = false, chooses = false }: Props) {
  const say = useSay();
  const term = useTerm();
  return (
    <Datagrid bulkActionButtons={false} rowClick={(id) => path(String(id))} size="small" sx={rows}>
      {chooses && (
        <FunctionField source="id" label={say('claim.chosen')} sortable={false} render={() => <ChooseBox />} />
      )}
      <FunctionField<ShareRecord>
        source="orderNumber"
        render={(row) => <RowLink to={path(row.id)} text={row.orderNumber} />}
      />
      <FunctionField<ShareRecord> source="kind" sortable={false} render={(row) => term(LEDGER_SERVICES[row.kind])} />
      <TextField source="enterpriseName" />
      <FunctionField<ShareRecord>
        source="contactName"
        sortable={false}
        render={(row) => row.contactName || say('order.no_contact')}
      />
      {withStage && <FunctionField<ShareRecord> source="stage" render={(row) => <StageChip stage={row.stage} />} />}
      <FunctionField<ShareRecord>
        source="deliveryMode"
        sortable={false}
        render={(row) => term(DELIVERY_MODES[row.deliveryMode])}
      />
      <FunctionField<ShareRecord>
        source="instrumentCount"
        sortable={false}
        textAlign="right"
        render={(row) => say('order.pieces', { count: row.instrumentCount })}
      />
      <FunctionField<ShareRecord>
        source="claim"
        sortable={false}
        render={(row) => !isTerminal(row.stage) && <ClaimHolder claim={row.claim} />}
      />
      <FunctionField<ShareRecord> source="submittedAt" render={(row) => <Moment at={row.submittedAt} />} />
      <FunctionField<ShareRecord>
        source="stageSince"
        render={(row) => !isTerminal(row.stage) && <Age since={row.stageSince} />}
      />
      <FunctionField<ShareRecord> source="dueAt" render={(row) => !isTerminal(row.stage) && <Due at={row.dueAt} />} />
    </Datagrid>
  );
}
