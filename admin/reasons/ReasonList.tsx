import { FunctionField, NumberField, SelectInput } from 'react-admin';
import type { ManagedReason } from '../../domain/contract/reason.ts';
import { REASON_OCCASIONS } from '../../domain/reason.ts';
import { LinkField } from '../ui/LinkField.tsx';
import { ManagedRecordList } from '../ui/ManagedRecordList.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { occasionChoices } from './occasionChoices.ts';

/** 原因库: the reasons that staff can choose from, and how often each was used (requirement E3). */
export function ReasonList() {
  const t = useT();
  const localized = useLocalized();
  const used = ({ uses, percentage }: ManagedReason) =>
    percentage === null ? t('reason.unused') : t('reason.used', { uses, percentage });
  return (
    <ManagedRecordList<ManagedReason>
      title="menu.reasons"
      sortedBy="occasion"
      filters={[<SelectInput key="occasion" source="occasion" choices={occasionChoices(localized)} alwaysOn />]}
      primary={(reason) => reason.title}
      secondary={(reason) => `${localized(REASON_OCCASIONS[reason.occasion])} · ${used(reason)}`}
    >
      <FunctionField<ManagedReason>
        source="occasion"
        render={(reason) => localized(REASON_OCCASIONS[reason.occasion])}
      />
      <LinkField<ManagedReason> source="title" />
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
