import { CheckboxGroupInput } from 'react-admin';
import { useTerm } from '../words/useTerm.ts';
import { dutyChoices } from './dutyChoices.ts';

export function DutiesInput() {
  const term = useTerm();
  return <CheckboxGroupInput source="duties" choices={dutyChoices(term)} isRequired />;
}
