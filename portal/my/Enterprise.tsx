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

/** 我的企业信息, 平台数据维护 (requirement A12): displayed to all, changed by the enterprise's own account. */
export function Enterprise() {
  const { t, language } = useLanguage();
  const dates = useDates();
  const { me } = useSession();
  const [changing, setChanging] = useState(false);
  const enterprise = me?.enterprise;
  if (!enterprise) return null;
  if (changing) return <EnterpriseChange enterprise={enterprise} onClose={() => setChanging(false)} />;
  const own = me.kind === 'enterprise';
  return (
    <>
      <Title text={t('enterprise.title')} lead={own ? t('enterprise.lead') : ''}>
        {own && enterprise.status === 'approved' && (
          <Button variant="contained" onClick={() => setChanging(true)}>
            {t('edit')}
          </Button>
        )}
      </Title>
      {!own && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('enterprise.represents')}
        </Alert>
      )}
      <Paper sx={{ maxWidth: 820 }}>
        <FactTable
          facts={[
            [t('register.enterpriseName'), enterprise.name],
            [t('register.creditCode'), enterprise.creditCode],
            [t('register.enterpriseType'), enterprise.enterpriseType],
            [t('register.region'), `${enterprise.province} ${enterprise.city} ${enterprise.district}`],
            [t('register.address'), enterprise.address || '—'],
            [t('register.legalRepresentative'), enterprise.legalRepresentative],
            [t('register.legalIdentityNumber'), enterprise.legalIdentityNumber || '—'],
            [t('register.mobile'), enterprise.mobile],
            [t('register.email'), enterprise.email || '—'],
            [t('register.licence'), <UploadView key="licence" file={enterprise.licence} />],
            [t('register.enterprisePhoto'), <UploadView key="photo" file={enterprise.photo} />],
            [t('enterprise.status'), ENTERPRISE_STATUSES[enterprise.status][language]],
            [t('enterprise.reviewedAt'), dates.minute(enterprise.reviewedAt)],
          ]}
        />
      </Paper>
    </>
  );
}
