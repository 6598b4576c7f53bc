import { DataTable } from 'react-admin';
import { LEDGER_SERVICES } from '../../domain/ledger-service.ts';
import { DELIVERY_MODES, isTerminal } from '../../domain/stage.ts';
import { Age } from '../ui/Age.tsx';
import { Due } from '../ui/Due.tsx';
import { RowLink } from '../ui/RowLink.tsx';
import { StageChip } from '../ui/StageChip.tsx';
import { Timestamp } from '../ui/Timestamp.tsx';
import { AnswerChip } from '../visits/AnswerChip.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { ChooseBox } from './claim/ChooseBox.tsx';
import { ClaimHolder } from './claim/ClaimHolder.tsx';
import type { ShareRecord } from './shareRecord.ts';

const rows = {
  '& .RaDataTable-row:focus-within': { bgcolor: 'action.selected' },
  '& .RaDataTable-rowCell': { py: 0.75 },
  '& .column-kind, & .column-dueAt': { whiteSpace: 'nowrap' },
};

const Column = DataTable.Col<ShareRecord>;

/** The kind of list: all work, with stages; one queue; or the queue of visits, with dates. */
export type Listing = 'all' | 'queue' | 'visits';

/** The storage key of the reader's columns, and the columns that are hidden by default. */
export const COLUMNS: Readonly<Record<Listing, { readonly key: string; readonly hidden: readonly string[] }>> = {
  all: { key: 'shares.columns', hidden: ['departmentName', 'contactMobile', 'visitStartsAt', 'visitAnswer'] },
  queue: { key: 'queue.columns', hidden: ['departmentName', 'contactMobile', 'visitStartsAt', 'visitAnswer'] },
  visits: { key: 'visits.columns', hidden: ['departmentName', 'contactMobile', 'deliveryMode', 'submittedAt'] },
};

interface Props {
  path: (id: string) => string;
  listing: Listing;
  /** Whether rows can be selected for bulk actions. */
  chooses?: boolean;
  /** Shows a row beside the list instead of opening it. */
  preview?: ((id: string) => void) | null;
}

/**
 * Shares as a dense table with the columns that the reader has chosen; clicking a row or its number opens the order.
 */
export function OrderTable({ path, listing, chooses = false, preview = null }: Props) {
  const t = useT();
  const localized = useLocalized();
  return (
    <DataTable<ShareRecord>
      bulkActionButtons={false}
      storeKey={COLUMNS[listing].key}
      hiddenColumns={[...COLUMNS[listing].hidden]}
      rowClick={(id) => {
        if (!preview) return path(String(id));
        preview(String(id));
        return false;
      }}
      size="small"
      sx={rows}
    >
      {chooses && <Column source="id" label={t('claim.chosen')} disableSort render={() => <ChooseBox />} />}
      <Column source="orderNumber" render={(row) => <RowLink to={path(row.id)} text={row.orderNumber} id={row.id} />} />
      <Column source="kind" disableSort render={(row) => localized(LEDGER_SERVICES[row.kind])} />
      <Column source="enterpriseName" />
      <Column source="contactName" render={(row) => row.contactName || t('order.no_contact')} />
      <Column source="contactMobile" disableSort />
      {listing === 'all' && <Column source="stage" render={(row) => <StageChip stage={row.stage} />} />}
      <Column source="deliveryMode" render={(row) => localized(DELIVERY_MODES[row.deliveryMode])} />
      <Column source="departmentName" />
      <Column
        source="instrumentCount"
        align="right"
        render={(row) => t('order.pieces', { count: row.instrumentCount })}
      />
      <Column
        source="claim"
        disableSort
        render={(row) => !isTerminal(row.stage) && <ClaimHolder claim={row.claim} />}
      />
      <Column source="submittedAt" render={(row) => <Timestamp at={row.submittedAt} />} />
      <Column source="visitStartsAt" render={(row) => row.visitStartsAt && <Timestamp at={row.visitStartsAt} />} />
      <Column source="visitAnswer" render={(row) => row.visitAnswer && <AnswerChip answer={row.visitAnswer} />} />
      <Column source="stageSince" render={(row) => !isTerminal(row.stage) && <Age since={row.stageSince} />} />
      <Column source="dueAt" render={(row) => !isTerminal(row.stage) && <Due at={row.dueAt} />} />
    </DataTable>
  );
}
