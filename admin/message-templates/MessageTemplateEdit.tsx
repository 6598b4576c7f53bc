import { Box } from '@mui/material';
import { TemplateChange } from '../../domain/contract/message-template.ts';
import { faultWords } from '../../domain/fault.ts';
import { smsTemplateOf, TEMPLATE_NAMES, templateFaults } from '../../domain/message-template.ts';
import { formErrors } from '../data/formErrors.ts';
import { ManagedRecordEdit } from '../ui/ManagedRecordEdit.tsx';
import { useLanguage } from '../words/useLocalized.ts';
import { MessageTemplateFields } from './MessageTemplateFields.tsx';
import { Preview } from './Preview.tsx';
import { ResetButton } from './ResetButton.tsx';

const checkFields = formErrors(TemplateChange);

/** The text of a message, with its preview and the history of changes. */
export function MessageTemplateEdit() {
  const language = useLanguage();
  const validate = (values: Record<string, unknown>) => {
    const { title = '', body = '', id } = values as { title?: string; body?: string; id: string };
    const errors = checkFields(values);
    const name = TEMPLATE_NAMES.find((one) => one === id);
    if (!name) return errors;
    if (title.trim() === '' && !smsTemplateOf(name))
      errors.title ??= faultWords({ name: 'fill_in', params: { field: '消息标题' } }, language);
    for (const { path, fault } of templateFaults(name, { title, body })) errors[path] ??= faultWords(fault, language);
    return errors;
  };
  return (
    <ManagedRecordEdit title="menu.templates" validate={validate} history="messageTemplateHistory">
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          width: '100%',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        <Box>
          <MessageTemplateFields />
          <ResetButton />
        </Box>
        <Preview />
      </Box>
    </ManagedRecordEdit>
  );
}
