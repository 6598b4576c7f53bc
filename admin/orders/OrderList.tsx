import { SearchInput, SelectArrayInput, SelectInput, useTranslate } from 'react-admin';
import { orderPath } from '../queues/myQueues.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { answerChoices, claimChoices, kindChoices, modeChoices, stageChoices } from './choices.ts';
import { OrderBoard } from './OrderBoard.tsx';
import { OverdueInput } from './OverdueInput.tsx';

const path = (id: string) => orderPath(id, null);

/** All shares, in every stage. */
export function OrderList() {
  const t = useT();
  const localized = useLocalized();
  const translate = useTranslate();
  const filters = [
    <SearchInput key="q" source="q" alwaysOn placeholder={translate('resources.shares.fields.q')} />,
    <SelectArrayInput key="stage" source="stage" choices={stageChoices(localized)} alwaysOn />,
    <SelectInput key="kind" source="kind" choices={kindChoices(localized)} alwaysOn />,
    <SelectInput key="mode" source="deliveryMode" choices={modeChoices(localized)} alwaysOn />,
    <OverdueInput key="overdue" source="overdue" alwaysOn />,
    <SelectInput key="claim" source="claim" choices={claimChoices(t)} alwaysOn />,
    <SelectInput key="answer" source="visitAnswer" choices={answerChoices(localized)} />,
  ];
  return (
    <>
      <PageTitle title={t('menu.shares')} />
      <OrderBoard path={path} filters={filters} listing="all" sort={{ field: 'submittedAt', order: 'DESC' }} />
    </>
  );
}
