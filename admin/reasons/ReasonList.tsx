import { CreateButton, FunctionField, NumberField, SelectInput, TopToolbar } from 'react-admin';
import type { ManagedReason } from '../../domain/contract/reason.ts';
import { REASON_OCCASIONS } from '../../domain/reason.ts';
import { ExportButton } from '../ui/ExportButton.tsx';
import { ManagedRecordList } from '../ui/ManagedRecordList.tsx';
import { RowLink } from '../ui/RowLink.tsx';
import { useSay } from '../words/useSay.ts';
import { useTerm } from '../words/useTerm.ts';
import { occasionChoices } from './occasionChoices.ts';

/** 原因库: what is offered where a reason is written, and how often it was used (requirement E3). */
export function ReasonList() {
  const say = useSay();
  const term = useTerm();
  const used = ({ uses, percentage }: ManagedReason) =>
    percentage === null ? say('reason.unused') : say('reason.used', { uses, percentage });
  return (
    <ManagedRecordList<ManagedReason>
      title={say('menu.reasons')}
      resource="reasons"
      sortedBy="occasion"
      filters={[<SelectInput key="occasion" source="occasion" choices={occasionChoices(term)} alwaysOn />]}
      actions={
        <TopToolbar>
          <ExportButton />
          <CreateButton />
        </TopToolbar>
      }
      primary={(reason) => reason.title}
      secondary={(reason) => `${term(REASON_OCCASIONS[reason.occasion])} · ${used(reason)}`}
    >
      <FunctionField<ManagedReason> source="occasion" render={(reason) => term(REASON_OCCASIONS[reason.occasion])} />
      <FunctionField<ManagedReason>
        source="title"
        render={(reason) => <RowLink to={`/reasons/${reason.id}`} text={reason.title} />}
      />
      <FunctionField<ManagedReason> source="text" sortable={false} render={(reason) => reason.text} />
      <NumberField source="uses" />
      <FunctionField<ManagedReason>
        source="percentage"
        sortable={false}
        textAlign="right"
        render={(reason) => (reason.percentage === null ? '—' : `${reason.percentage} %`)}
      />
    </ManagedRecordList>
  );
}
