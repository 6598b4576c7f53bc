import { Box, Chip, Paper, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useRecordContext } from 'react-admin';
import { useWatch } from 'react-hook-form';
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
import { useT } from '../words/useT.ts';

/** How the message reads with samples in its places: in the product, as SMS and as e-mail. */
export function Preview() {
  const t = useT();
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
        {record.to !== 'staff' && (
          <Look
            label={t('template.sms')}
            aside={
              <Chip
                size="small"
                variant="outlined"
                label={t('template.segments', { characters: sms.length, segments: smsSegments(sms) })}
              />
            }
          >
            <Box sx={{ bgcolor: 'action.hover', borderRadius: 2, p: 1.25, maxWidth: 300 }}>
              <Text text={sms} />
            </Box>
          </Look>
        )}
        {!isSms && (
          <Look label={t('template.mail')}>
            <Typography variant="body2" sx={{ borderBottom: 1, borderColor: 'divider', pb: 0.5, mb: 1 }}>
              {t('template.subject', { title: words.title })}
            </Typography>
            <Text text={words.body} />
          </Look>
        )}
      </Stack>
    </Box>
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
