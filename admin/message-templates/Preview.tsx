import { Box, Chip, Paper, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useRecordContext } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { CHANNEL_NAMES, channel } from '../../domain/channel.ts';
import type { MessageTemplate } from '../../domain/contract/message-template.ts';
import {
  render,
  renderText,
  sampleOf,
  smsSegments,
  smsTemplateOf,
  template,
  templateFaults,
} from '../../domain/message-template.ts';
import { SMS_TEMPLATES } from '../../domain/sms.ts';
import { useCall } from '../data/useCall.ts';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

/** The message with sample values: in the product, and by each channel that reaches its receiver. */
export function Preview() {
  const t = useT();
  const localized = useLocalized();
  const call = useCall();
  const record = useRecordContext<MessageTemplate>();
  const { data: around } = useQuery({
    queryKey: ['messageTemplates', 'sms_notice'],
    queryFn: () => call('getMessageTemplate', { params: { templateName: 'sms_notice' } }),
  });
  const [title = '', body = ''] = useWatch({ name: ['title', 'body'] });
  if (!record) return null;
  const text = { title: String(title), body: String(body) };
  const isSms = smsTemplateOf(record.id) !== null;
  const isFaulty = templateFaults(record.id, text).some(({ fault }) => fault.name === 'template_malformed');
  const sample = sampleOf(template(record.id));
  const words = isFaulty ? text : renderText(text, sample);
  const sms = isSms ? words.body : render(around?.body ?? SMS_TEMPLATES.notice.body, { title: words.title });
  return (
    <Box component="section" aria-label={t('template.preview')}>
      <Typography component="h2" variant="subtitle1" sx={{ mb: 1 }}>
        {t('template.preview')}
      </Typography>
      <Stack spacing={1.5}>
        {!isSms && (
          <Look label={t('template.in_app')}>
            <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{words.title}</Typography>
            <Text text={words.body} />
          </Look>
        )}
        {CHANNEL_NAMES.map(channel)
          .filter(({ receivers, carries }) => receivers.includes(record.to) && (carries === 'notice' || !isSms))
          .map((by) =>
            by.carries === 'notice' ? (
              <Short key={by.en} label={localized(by)} text={sms} />
            ) : (
              <Look key={by.en} label={localized(by)}>
                <Typography variant="body2" sx={{ borderBottom: 1, borderColor: 'divider', pb: 0.5, mb: 1 }}>
                  {t('template.subject', { title: words.title })}
                </Typography>
                <Text text={words.body} />
              </Look>
            ),
          )}
      </Stack>
    </Box>
  );
}

/** An SMS, with how many messages it is paid for as. */
function Short({ label, text }: { label: string; text: string }) {
  const t = useT();
  const segments = t('template.segments', { characters: text.length, segments: smsSegments(text) });
  return (
    <Look label={label} aside={<Chip size="small" variant="outlined" label={segments} />}>
      <Box sx={{ bgcolor: 'action.hover', borderRadius: 2, p: 1.25, maxWidth: 300 }}>
        <Text text={text} />
      </Box>
    </Look>
  );
}

function Look({ label, aside, children }: { label: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <Paper variant="outlined" sx={{ p: 1.5 }}>
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 0.5 }}>
        <Typography variant="caption" color="text.secondary">
          {label}
        </Typography>
        {aside}
      </Stack>
      {children}
    </Paper>
  );
}

function Text({ text }: { text: string }) {
  return (
    <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {text}
    </Typography>
  );
}
