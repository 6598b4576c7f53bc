import { Alert, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { Datagrid, FunctionField, List, SimpleList } from 'react-admin';
import { ASSIGNMENT_RULES } from '../../domain/assignment.ts';
import type { DepartmentAssignment } from '../../domain/contract/assignment.ts';
import { STAGES } from '../../domain/stage.ts';
import { useRowKeys } from '../queues/useRowKeys.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { RowLink } from '../ui/RowLink.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

/** 分派规则: how each department assigns its work (requirement E1). */
export function AssignmentRuleList() {
  const t = useT();
  const localized = useLocalized();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  useRowKeys();
  const rule = (row: DepartmentAssignment) => localized(ASSIGNMENT_RULES[row.rule]);
  const stages = (row: DepartmentAssignment) => row.stages.map((stage) => localized(STAGES[stage])).join('、');
  const people = ({ rule, people, staff }: DepartmentAssignment) => {
    if (rule === 'none') return '—';
    if (people.length === 0) return t('assignment.everybody', { count: staff.length });
    return staff.flatMap(({ id, name }) => (people.includes(id) ? [name] : [])).join('、');
  };
  return (
    <>
      <PageTitle title={t('menu.assignment')} />
      <Alert severity="info" sx={{ mt: 1.5 }}>
        {t('assignment.lead')}
      </Alert>
      <List title={false} exporter={false} empty={false} actions={false} pagination={false}>
        {isNarrow ? (
          <SimpleList<DepartmentAssignment>
            rowClick="edit"
            primaryText={(row) => row.name}
            secondaryText={(row) => `${rule(row)} · ${people(row)}`}
          />
        ) : (
          <Datagrid bulkActionButtons={false} rowClick="edit" size="small">
            <FunctionField<DepartmentAssignment>
              source="name"
              sortable={false}
              render={(row) => <RowLink to={`/assignmentRules/${row.id}`} text={row.name} />}
            />
            <FunctionField<DepartmentAssignment> source="stages" sortable={false} render={stages} />
            <FunctionField<DepartmentAssignment> source="rule" sortable={false} render={rule} />
            <FunctionField<DepartmentAssignment> source="people" sortable={false} render={people} />
          </Datagrid>
        )}
      </List>
    </>
  );
}
