import { Box, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import type { ReactElement, ReactNode } from 'react';
import { ColumnsButton, FilterButton, List, type ListProps, Pagination, TopToolbar } from 'react-admin';
import { useRowKeys } from '../queues/useRowKeys.ts';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';
import { ExportButton } from '../ui/ExportButton.tsx';
import { AssignButton } from './claim/AssignButton.tsx';
import { FigureNotice } from './FigureNotice.tsx';
import { OrderCards } from './OrderCards.tsx';
import { COLUMNS, type Listing, OrderTable } from './OrderTable.tsx';
import { PageSteps } from './PageSteps.tsx';
import { PreviewButton } from './preview/PreviewButton.tsx';
import { PreviewPane } from './preview/PreviewPane.tsx';
import { usePreview } from './preview/usePreview.ts';

interface ShareBoardProps extends Omit<ListProps, 'children' | 'actions' | 'filters'> {
  readonly path: (id: string) => string;
  readonly filters: ReactElement[];
  readonly listing?: Listing;
  /** Actions for all selected rows, in addition to assigning them. */
  readonly bulk?: ReactNode;
  /** A further action at the end of the toolbar. */
  readonly action?: ReactNode;
}

/** Columns that do not fit are reached by scrolling; the page itself stays as wide as the window. */
const LIST = {
  '& > *, & .RaList-main': { minWidth: 0 },
  '&& .RaList-content': { overflowX: 'auto' },
  // On a phone it is a column, which must not wrap sideways.
  '& .RaList-actions': { flexWrap: { xs: 'nowrap', sm: 'wrap' }, justifyContent: 'flex-end' },
};

const BESIDE = {
  ...LIST,
  display: 'grid',
  gap: 1.5,
  gridTemplateColumns: 'minmax(0, 1fr) 360px',
  // Columns that the preview pane displays anyway.
  '& .column-kind, & .column-contactName, & .column-deliveryMode, & .column-submittedAt': { display: 'none' },
};

/** The list of work, of one queue or of all: saved filters, selectable columns, export and preview. */
export function OrderBoard({ path, filters, listing = 'queue', bulk, action, ...list }: ShareBoardProps) {
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const isWide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('lg'));
  const assigns = holds(useMe(), 'queue.assign');
  const preview = usePreview(isWide);
  useRowKeys();
  return (
    <Box onFocus={preview.follow} sx={preview.on ? BESIDE : LIST}>
      <List
        title={false}
        perPage={25}
        pagination={<Pagination rowsPerPageOptions={[10, 25, 50, 100]} actions={PageSteps} />}
        exporter={false}
        filters={filters}
        actions={
          <TopToolbar>
            {!isNarrow && bulk}
            {assigns && !isNarrow && <AssignButton />}
            <FilterButton />
            {!isNarrow && <ColumnsButton storeKey={COLUMNS[listing].key} />}
            {isWide && <PreviewButton preview={preview} />}
            <ExportButton />
            {action}
          </TopToolbar>
        }
        {...list}
      >
        <FigureNotice />
        {isNarrow ? (
          <OrderCards path={path} withStage={listing === 'all'} />
        ) : (
          <OrderTable
            path={path}
            listing={listing}
            chooses={assigns || Boolean(bulk)}
            preview={preview.on ? preview.show : null}
          />
        )}
      </List>
      {preview.on && <PreviewPane shareId={preview.shareId} path={path} />}
    </Box>
  );
}
