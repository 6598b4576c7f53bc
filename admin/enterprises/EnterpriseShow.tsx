import ArrowBackIcon from '@mui/icons-material/ArrowBack';
import { Button, Stack, Typography } from '@mui/material';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { Enterprise } from '../../domain/contract/account.ts';
import { useCall } from '../data/useCall.ts';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';
import { Facts } from '../ui/Facts.tsx';
import { HiddenNumber } from '../ui/HiddenNumber.tsx';
import { Moment } from '../ui/Moment.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Section } from '../ui/Section.tsx';
import { moment } from '../ui/time.ts';
import { UploadView } from '../ui/UploadView.tsx';
import { useSay } from '../words/useSay.ts';
import { useLanguage } from '../words/useTerm.ts';
import { RegistrationDecision } from './RegistrationDecision.tsx';
import { StatusChip } from './StatusChip.tsx';

export function EnterpriseShow() {
  return (
    <ShowBase disableAuthentication={false}>
      <EnterprisePage />
    </ShowBase>
  );
}

function EnterprisePage() {
  const say = useSay();
  const language = useLanguage();
  const translate = useTranslate();
  const call = useCall();
  const me = useMe();
  const { record } = useShowContext<Enterprise>();
  if (!record) return null;
  const label = (field: string) => translate(`resources.enterprises.fields.${field}`);
  const { reviewedBy: by, reviewedAt, reviewNotes } = record;
  const params = { enterpriseId: record.id };
  return (
    <Stack spacing={1.5} sx={{ pt: 1.5, maxWidth: 820 }}>
      <PageTitle title={record.name} headed />
      <div>
        <Button component={RouterLink} to="/enterprises" size="small" startIcon={<ArrowBackIcon />}>
          {say('menu.enterprises')}
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
            [label('enterpriseType'), record.enterpriseType],
            [label('legalRepresentative'), record.legalRepresentative],
            [label('legalIdentityNumber'), record.legalIdentityNumber],
            [
              label('mobile'),
              <HiddenNumber
                key="mobile"
                masked={record.mobile}
                reveal={holds(me, 'enterprise.reveal') ? () => call('revealEnterpriseMobile', { params }) : undefined}
              />,
            ],
            [label('email'), record.email],
            [label('licence'), <UploadView key="licence" file={record.licence} />],
            [label('photo'), <UploadView key="photo" file={record.photo} />],
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
      {record.status === 'pending' && holds(me, 'enterprise.review') && (
        <RegistrationDecision
          name={record.name}
          resource="enterprises"
          approve={() => call('approveEnterprise', { params })}
          reject={(body) => call('rejectEnterprise', { params, body })}
        />
      )}
    </Stack>
  );
}
