import { Alert, Box, Chip, Stack, Typography } from '@mui/material';
import { type FocusEvent, useRef } from 'react';
import { TextInput, useRecordContext } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { MessageTemplate } from '../../domain/contract/message-template.ts';
import { forApproval, smsTemplateOf, template } from '../../domain/message-template.ts';
import { PLACES } from '../../domain/place.ts';
import { OptionalTextInput } from '../ui/OptionalTextInput.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

/** The text of a message; a place is inserted at the cursor's present or last position. */
export function MessageTemplateFields() {
  const t = useT();
  const localized = useLocalized();
  const record = useRecordContext<MessageTemplate>();
  const { getValues, setValue } = useFormContext();
  const last = useRef<HTMLInputElement | HTMLTextAreaElement>(null);
  const body = useWatch({ name: 'body' });
  if (!record) return null;
  const { zh, en, needs, offers } = template(record.id);
  const isSms = smsTemplateOf(record.id) !== null;
  const insert = (place: string) => {
    const field = last.current?.name === 'title' ? 'title' : 'body';
    const text: string = getValues(field) ?? '';
    const at = last.current?.selectionEnd ?? text.length;
    const put = `{{${place}}}`;
    setValue(field, text.slice(0, at) + put + text.slice(at), { shouldDirty: true, shouldValidate: true });
    // When the field displays the place, the cursor is put after it.
    requestAnimationFrame(() => {
      last.current?.focus();
      last.current?.setSelectionRange(at + put.length, at + put.length);
    });
  };
  const remember = ({ target }: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    last.current = target;
  };
  const need: readonly string[] = needs;
  return (
    <>
      <Typography component="h2" variant="subtitle1" sx={{ mb: 1 }}>
        {localized({ zh, en })}
      </Typography>
      {!isSms && <TextInput source="title" isRequired autoComplete="off" onFocus={remember} />}
      <TextInput source="body" isRequired multiline minRows={4} onFocus={remember} />
      <Typography variant="body2" color="text.secondary">
        {t('template.places')}
      </Typography>
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 0.75, my: 1 }}>
        {[...needs, ...offers].map((place) => (
          <Chip
            key={place}
            size="small"
            variant="outlined"
            clickable
            color={need.includes(place) ? 'primary' : 'default'}
            label={`${localized(PLACES[place])}${need.includes(place) ? ' *' : ''}`}
            title={`{{${place}}}`}
            onClick={() => insert(place)}
          />
        ))}
      </Stack>
      {!isSms && offers.length + needs.length > 0 && (
        <Typography variant="body2" color="text.secondary" sx={{ mb: 1.5 }}>
          {t('template.sections')}
        </Typography>
      )}
      {isSms && (
        <Box sx={{ mt: 1.5 }}>
          <Alert severity={record.needsApproval ? 'warning' : 'info'} sx={{ mb: 1.5 }}>
            {t('template.approval')}
            <Box component="code" sx={{ display: 'block', mt: 0.5, overflowWrap: 'anywhere' }}>
              {forApproval(String(body ?? ''))}
            </Box>
          </Alert>
          <OptionalTextInput source="approvedAs" helperText={t('template.approved_help')} />
        </Box>
      )}
    </>
  );
}
