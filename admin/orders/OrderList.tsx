import { SearchInput, SelectArrayInput, SelectInput, useTranslate } from 'react-admin';
import { orderPath } from '../queues/myQueues.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useSay } from '../words/useSay.ts';
import { useTerm } from '../words/useTerm.ts';
import { answerChoices, claimChoices, kindChoices, modeChoices, stageChoices } from './choices.ts';
import { OrderBoard } from './OrderBoard.tsx';
import { OverdueInput } from './OverdueInput.tsx';

const path = (id: string) => orderPath(id, null);

/** All business, in every stage. */
export function OrderList() {
  const say = useSay();
  const term = useTerm();
  const translate = useTranslate();
  const filters = [
    <SearchInput key="q" source="q" alwaysOn placeholder={translate('resources.shares.fields.q')} />,
    <SelectArrayInput key="stage" source="stage" choices={stageChoices(term)} alwaysOn />,
    <SelectInput key="kind" source="kind" choices={kindChoices(term)} alwaysOn />,
    <SelectInput key="mode" source="deliveryMode" choices={modeChoices(term)} alwaysOn />,
    <OverdueInput key="overdue" source="overdue" alwaysOn />,
    <SelectInput key="claim" source="claim" choices={claimChoices(say)} alwaysOn />,
    <SelectInput key="answer" source="visitAnswer" choices={answerChoices(term)} />,
  ];
  return (
    <>
      <PageTitle title={say('menu.shares')} />
      <OrderBoard path={path} filters={filters} listing="all" sort={{ field: 'submittedAt', order: 'DESC' }} />
    </>
  );
}
