import ArrowBackIcon from '@mui/icons-material/ArrowBack';
import { Button, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { EnterpriseStatus } from '../../domain/contract/account.ts';
import type { Permission } from '../../domain/permission.ts';
import { formatTime } from '../../domain/time.ts';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';
import { Facts } from '../ui/Facts.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Section } from '../ui/Section.tsx';
import { Timestamp } from '../ui/Timestamp.tsx';
import { useLanguage } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { RegistrationDecision } from './RegistrationDecision.tsx';
import { StatusChip } from './StatusChip.tsx';

/** The common data of enterprises' and institutions' registrations. */
export interface Registration {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly address: string;
  readonly email: string;
  readonly status: EnterpriseStatus;
  readonly reviewNotes: string | null;
  readonly reviewedBy: string | null;
  readonly reviewedAt: string | null;
  readonly createdAt: string;
}

interface RegistrationPageProps {
  readonly record: Registration;
  readonly resource: 'enterprises' | 'institutions';
  /** By field of the resource, displayed between address and e-mail. */
  readonly facts: readonly (readonly [field: string, value: ReactNode])[];
  readonly review: Permission;
  readonly approve: () => Promise<unknown>;
  readonly reject: (body: { notes: string }) => Promise<unknown>;
  /** Additional sections above the decision. */
  readonly children?: ReactNode;
}

/** One registration: its data, the decision, or the buttons for it while it waits for review. */
export function RegistrationPage({ record, resource, facts, review, children, ...decisions }: RegistrationPageProps) {
  const t = useT();
  const language = useLanguage();
  const translate = useTranslate();
  const me = useMe();
  const label = (field: string) => translate(`resources.${resource}.fields.${field}`);
  const { reviewedBy: by, reviewedAt, reviewNotes } = record;
  return (
    <Stack spacing={1.5} sx={{ pt: 1.5, maxWidth: 820 }}>
      <PageTitle title={record.name} headed />
      <div>
        <Button component={RouterLink} to={`/${resource}`} size="small" startIcon={<ArrowBackIcon />}>
          {t(`menu.${resource}`)}
        </Button>
      </div>
      <Stack direction="row" spacing={1.5} sx={{ alignItems: 'center' }}>
        <Typography component="h1" variant="h5">
          {record.name}
        </Typography>
        <StatusChip status={record.status} />
      </Stack>
      <Section title={t(resource === 'institutions' ? 'authorisation.registration' : 'enterprise.heading')}>
        <Facts
          facts={[
            [label('creditCode'), record.creditCode],
            [t('enterprise.location'), [record.province, record.city, record.district].join(' ').trim()],
            [label('address'), record.address],
            ...facts.map(([field, value]): [string, ReactNode] => [label(field), value]),
            [label('email'), record.email],
            [label('createdAt'), <Timestamp key="created" at={record.createdAt} />],
          ]}
        />
      </Section>
      {(by || reviewNotes) && (
        <Section title={label('status')}>
          {by && reviewedAt && (
            <Typography variant="body2">
              {t('enterprise.reviewed', { by, at: formatTime(reviewedAt, 'evenMinute', language) })}
            </Typography>
          )}
          {reviewNotes && (
            <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
              {label('reviewNotes')}：{reviewNotes}
            </Typography>
          )}
        </Section>
      )}
      {children}
      {record.status === 'pending' && holds(me, review) && (
        <RegistrationDecision name={record.name} resource={resource} {...decisions} />
      )}
    </Stack>
  );
}
