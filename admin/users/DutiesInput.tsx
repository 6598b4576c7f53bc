import { CheckboxGroupInput } from 'react-admin';
import { useLocalized } from '../words/useLocalized.ts';
import { dutyChoices } from './dutyChoices.ts';

export function DutiesInput() {
  const localized = useLocalized();
  return <CheckboxGroupInput source="duties" choices={dutyChoices(localized)} isRequired />;
}
