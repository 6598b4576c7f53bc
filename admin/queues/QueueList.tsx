import { SearchInput, SelectInput, useTranslate } from 'react-admin';
import { QUEUES, type Queue } from '../../domain/command.ts';
import { hasOpenVisit } from '../../domain/stage.ts';
import { answerChoices, claimChoices, modeChoices } from '../orders/choices.ts';
import { OrderBoard } from '../orders/OrderBoard.tsx';
import { OverdueInput } from '../orders/OverdueInput.tsx';
import { useMe } from '../session/useMe.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { BulkButton } from './bulk/BulkButton.tsx';
import { bulkCommand, orderPath } from './myQueues.ts';
import { QueueCleared } from './QueueCleared.tsx';
import { StartButton } from './StartButton.tsx';

const REFRESH_EVERY = 10_000;

/** The shares of one queue, oldest first. */
export function QueueList({ queue }: { queue: Queue }) {
  const t = useT();
  const localized = useLocalized();
  const translate = useTranslate();
  const command = bulkCommand(queue, useMe());
  const ofVisits = hasOpenVisit(QUEUES[queue].stage);
  const filters = [
    <SearchInput key="q" source="q" alwaysOn placeholder={translate('resources.shares.fields.q')} />,
    <OverdueInput key="overdue" source="overdue" alwaysOn />,
    <SelectInput key="claim" source="claim" choices={claimChoices(t)} alwaysOn />,
    <SelectInput key="mode" source="deliveryMode" choices={modeChoices(localized)} />,
    ...(ofVisits
      ? [<SelectInput key="answer" source="visitAnswer" choices={answerChoices(localized)} alwaysOn />]
      : []),
  ];
  return (
    <>
      <PageTitle title={localized(QUEUES[queue])} />
      <OrderBoard
        path={(id) => orderPath(id, queue)}
        listing={ofVisits ? 'visits' : 'queue'}
        filters={filters}
        bulk={command && <BulkButton command={command} />}
        action={<StartButton queue={queue} />}
        resource="shares"
        disableAuthentication={false}
        filter={{ stage: QUEUES[queue].stage }}
        storeKey={`queue.${queue}.listParams`}
        sort={{ field: 'stageSince', order: 'ASC' }}
        empty={<QueueCleared />}
        queryOptions={{ refetchInterval: REFRESH_EVERY }}
      />
    </>
  );
}
