import { useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import {
  FilterButton,
  List,
  Pagination,
  SearchInput,
  SelectArrayInput,
  SelectInput,
  TopToolbar,
  useTranslate,
} from 'react-admin';
import { orderPath } from '../queues/myQueues.ts';
import { useRowKeys } from '../queues/useRowKeys.ts';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useSay } from '../words/useSay.ts';
import { useTerm } from '../words/useTerm.ts';
import { claimChoices, kindChoices, modeChoices, stageChoices } from './choices.ts';
import { AssignButton } from './claim/AssignButton.tsx';
import { OverdueInput } from './OverdueInput.tsx';
import { ShareCards } from './ShareCards.tsx';
import { ShareTable } from './ShareTable.tsx';

const path = (id: string) => orderPath(id, null);

/** All business, in every stage. */
export function ShareList() {
  const say = useSay();
  const term = useTerm();
  const translate = useTranslate();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const assigns = holds(useMe(), 'queue.assign');
  useRowKeys();
  const filters = [
    <SearchInput key="q" source="q" alwaysOn placeholder={translate('resources.shares.fields.q')} />,
    <SelectArrayInput key="stage" source="stage" choices={stageChoices(term)} alwaysOn />,
    <SelectInput key="kind" source="kind" choices={kindChoices(term)} alwaysOn />,
    <SelectInput key="mode" source="deliveryMode" choices={modeChoices(term)} alwaysOn />,
    <OverdueInput key="overdue" source="overdue" alwaysOn />,
    <SelectInput key="claim" source="claim" choices={claimChoices(say)} alwaysOn />,
  ];
  return (
    <>
      <PageTitle title={say('menu.shares')} />
      <List
        title={false}
        sort={{ field: 'submittedAt', order: 'DESC' }}
        perPage={25}
        pagination={<Pagination rowsPerPageOptions={[10, 25, 50, 100]} />}
        exporter={false}
        filters={filters}
        actions={
          <TopToolbar>
            {assigns && !isNarrow && <AssignButton />}
            <FilterButton />
          </TopToolbar>
        }
      >
        {isNarrow ? <ShareCards path={path} withStage /> : <ShareTable path={path} withStage chooses={assigns} />}
      </List>
    </>
  );
}
