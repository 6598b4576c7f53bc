import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import { useState } from 'react';
import { ENTERPRISE_STATUSES } from '../../domain/contract/account.ts';
import { FactTable } from '../parts/FactTable.tsx';
import { Title } from '../parts/Title.tsx';
import { UploadView } from '../parts/UploadView.tsx';
import { useSession } from '../session/index.tsx';
import { useDates, useLanguage } from '../words/index.tsx';
import { EnterpriseChange } from './EnterpriseChange.tsx';

/** 我的企业信息, 平台数据维护 (requirement A12): seen, and changed by the enterprise's own account. */
export function Enterprise() {
  const { words, language } = useLanguage();
  const dates = useDates();
  const { me } = useSession();
  const [changing, setChanging] = useState(false);
  const enterprise = me?.enterprise;
  if (!enterprise) return null;
  if (changing) return <EnterpriseChange enterprise={enterprise} onClose={() => setChanging(false)} />;
  const own = me.kind === 'enterprise';
  return (
    <>
      <Title text={words.enterprise.title} lead={own ? words.enterprise.lead : ''}>
        {own && enterprise.status === 'approved' && (
          <Button variant="contained" onClick={() => setChanging(true)}>
            {words.edit}
          </Button>
        )}
      </Title>
      {!own && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {words.enterprise.represents}
        </Alert>
      )}
      <Paper sx={{ maxWidth: 820 }}>
        <FactTable
          facts={[
            [words.register.enterpriseName, enterprise.name],
            [words.register.creditCode, enterprise.creditCode],
            [words.register.enterpriseType, enterprise.enterpriseType],
            [words.register.region, `${enterprise.province} ${enterprise.city} ${enterprise.district}`],
            [words.register.address, enterprise.address || '—'],
            [words.register.legalRepresentative, enterprise.legalRepresentative],
            [words.register.legalIdentityNumber, enterprise.legalIdentityNumber || '—'],
            [words.register.mobile, enterprise.mobile],
            [words.register.email, enterprise.email || '—'],
            [words.register.licence, <UploadView key="licence" file={enterprise.licence} />],
            [words.register.enterprisePhoto, <UploadView key="photo" file={enterprise.photo} />],
            [words.enterprise.status, ENTERPRISE_STATUSES[enterprise.status][language]],
            [words.enterprise.reviewedAt, dates.minute(enterprise.reviewedAt)],
          ]}
        />
      </Paper>
    </>
  );
}
