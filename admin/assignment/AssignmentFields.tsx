import {
  ArrayInput,
  AutocompleteArrayInput,
  CheckboxGroupInput,
  RadioButtonGroupInput,
  SimpleFormIterator,
  TextInput,
  useRecordContext,
} from 'react-admin';
import { useWatch } from 'react-hook-form';
import { ASSIGNMENT_RULE_NAMES, ASSIGNMENT_RULES } from '../../domain/assignment.ts';
import type { DepartmentAssignment } from '../../domain/contract/assignment.ts';
import { DUTIES } from '../../domain/role.ts';
import { useLanguage, useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

export function AssignmentFields() {
  const t = useT();
  const localized = useLocalized();
  const language = useLanguage();
  const record = useRecordContext<DepartmentAssignment>();
  const rule = useWatch({ name: 'rule' });
  const staff = (record?.staff ?? []).map(({ id, name, duties, absent, load }) => ({
    id,
    name: t(absent ? 'assignment.person_absent' : 'assignment.person', {
      name,
      duties: duties.map((duty) => localized(DUTIES[duty])).join('、'),
      load,
    }),
  }));
  const rules = ASSIGNMENT_RULE_NAMES.map((id) => {
    const { hintZh, hintEn } = ASSIGNMENT_RULES[id];
    return { id, name: `${localized(ASSIGNMENT_RULES[id])}：${language === 'zh' ? hintZh : hintEn}` };
  });
  return (
    <>
      <TextInput source="name" disabled />
      <RadioButtonGroupInput source="rule" choices={rules} row={false} isRequired />
      {rule !== 'none' && (
        <CheckboxGroupInput
          source="people"
          choices={staff}
          row={false}
          helperText={t(staff.length === 0 ? 'assignment.nobody' : 'assignment.people_help')}
        />
      )}
      {rule === 'category' && (
        <ArrayInput source="categories" helperText={t('assignment.categories_help')}>
          <SimpleFormIterator inline fullWidth disableReordering>
            <AutocompleteArrayInput
              source="kinds"
              label={t('assignment.kinds')}
              choices={(record?.kinds ?? []).map((id) => ({ id, name: id }))}
              helperText={false}
              sx={{ flex: '1 1 220px' }}
            />
            <AutocompleteArrayInput
              source="people"
              label={t('assignment.to')}
              choices={staff}
              helperText={false}
              sx={{ flex: '1 1 220px' }}
            />
          </SimpleFormIterator>
        </ArrayInput>
      )}
    </>
  );
}
