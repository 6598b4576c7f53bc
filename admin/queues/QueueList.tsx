import { useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { FilterButton, List, Pagination, SearchInput, SelectInput, TopToolbar, useTranslate } from 'react-admin';
import { QUEUES, type Queue } from '../../domain/command.ts';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';
import { claimChoices, modeChoices } from '../shares/choices.ts';
import { AssignButton } from '../shares/claim/AssignButton.tsx';
import { OverdueInput } from '../shares/OverdueInput.tsx';
import { ShareCards } from '../shares/ShareCards.tsx';
import { ShareTable } from '../shares/ShareTable.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useSay } from '../words/useSay.ts';
import { useTerm } from '../words/useTerm.ts';
import { orderPath } from './myQueues.ts';
import { QueueCleared } from './QueueCleared.tsx';
import { StartButton } from './StartButton.tsx';
import { useRowKeys } from './useRowKeys.ts';

const REFRESH_EVERY = 10_000;

/** What waits in one queue, oldest first. */
export function QueueList({ queue }: { queue: Queue }) {
  const say = useSay();
  const term = useTerm();
  const assigns = holds(useMe(), 'queue.assign');
  const translate = useTranslate();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  useRowKeys();
  const path = (id: string) => orderPath(id, queue);
  const filters = [
    <SearchInput key="q" source="q" alwaysOn placeholder={translate('resources.shares.fields.q')} />,
    <OverdueInput key="overdue" source="overdue" alwaysOn />,
    <SelectInput key="claim" source="claim" choices={claimChoices(say)} alwaysOn />,
    <SelectInput key="mode" source="deliveryMode" choices={modeChoices(term)} />,
  ];
  return (
    <>
      <PageTitle title={term(QUEUES[queue])} />
      <List
        resource="shares"
        title={false}
        disableAuthentication={false}
        filter={{ stage: QUEUES[queue].stage }}
        storeKey={`queue.${queue}.listParams`}
        sort={{ field: 'stageSince', order: 'ASC' }}
        perPage={25}
        pagination={<Pagination rowsPerPageOptions={[10, 25, 50, 100]} />}
        exporter={false}
        filters={filters}
        actions={
          <TopToolbar>
            {assigns && !isNarrow && <AssignButton />}
            <FilterButton />
            <StartButton queue={queue} />
          </TopToolbar>
        }
        empty={<QueueCleared />}
        queryOptions={{ refetchInterval: REFRESH_EVERY }}
      >
        {isNarrow ? <ShareCards path={path} /> : <ShareTable path={path} chooses={assigns} />}
      </List>
    </>
  );
}
