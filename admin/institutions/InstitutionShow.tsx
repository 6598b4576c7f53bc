import ArrowBackIcon from '@mui/icons-material/ArrowBack';
import { Button, Stack, Typography } from '@mui/material';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { Institution } from '../../domain/contract/institution.ts';
import { useCall } from '../data/useCall.ts';
import { RegistrationDecision } from '../enterprises/RegistrationDecision.tsx';
import { StatusChip } from '../enterprises/StatusChip.tsx';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';
import { Facts } from '../ui/Facts.tsx';
import { Moment } from '../ui/Moment.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Section } from '../ui/Section.tsx';
import { moment } from '../ui/time.ts';
import { useSay } from '../words/useSay.ts';
import { useLanguage } from '../words/useTerm.ts';

export function InstitutionShow() {
  return (
    <ShowBase disableAuthentication={false}>
      <InstitutionPage />
    </ShowBase>
  );
}

function InstitutionPage() {
  const say = useSay();
  const language = useLanguage();
  const translate = useTranslate();
  const call = useCall();
  const me = useMe();
  const { record } = useShowContext<Institution>();
  if (!record) return null;
  const label = (field: string) => translate(`resources.institutions.fields.${field}`);
  const { reviewedBy: by, reviewedAt, reviewNotes } = record;
  const params = { institutionId: record.id };
  return (
    <Stack spacing={1.5} sx={{ pt: 1.5, maxWidth: 820 }}>
      <PageTitle title={record.name} headed />
      <div>
        <Button component={RouterLink} to="/institutions" size="small" startIcon={<ArrowBackIcon />}>
          {say('menu.institutions')}
        </Button>
      </div>
      <Stack direction="row" spacing={1.5} sx={{ alignItems: 'center' }}>
        <Typography component="h1" variant="h5">
          {record.name}
        </Typography>
        <StatusChip status={record.status} />
      </Stack>
      <Section title={say('enterprise.heading')}>
        <Facts
          facts={[
            [label('creditCode'), record.creditCode],
            [say('enterprise.location'), [record.province, record.city, record.district].join(' ')],
            [label('address'), record.address],
            [label('head'), record.head],
            [label('mobile'), record.mobile],
            [label('email'), record.email],
            [label('createdAt'), <Moment key="created" at={record.createdAt} />],
          ]}
        />
      </Section>
      {(by || reviewNotes) && (
        <Section title={label('status')}>
          {by && reviewedAt && (
            <Typography variant="body2">
              {say('enterprise.reviewed', { by, at: moment(reviewedAt, language) })}
            </Typography>
          )}
          {reviewNotes && (
            <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
              {label('reviewNotes')}：{reviewNotes}
            </Typography>
          )}
        </Section>
      )}
      {record.status === 'pending' && holds(me, 'institution.review') && (
        <RegistrationDecision
          name={record.name}
          resource="institutions"
          approve={() => call('approveInstitution', { params })}
          reject={(body) => call('rejectInstitution', { params, body })}
        />
      )}
    </Stack>
  );
}
