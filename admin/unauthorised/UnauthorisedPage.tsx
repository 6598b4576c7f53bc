import { Alert, Box, Card, Stack, Typography } from '@mui/material';
import { orderPath } from '../queues/myQueues.ts';
import { useRowKeys } from '../queues/useRowKeys.ts';
import { Age } from '../ui/Age.tsx';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { RowLink } from '../ui/RowLink.tsx';
import { StageChip } from '../ui/StageChip.tsx';
import { useT } from '../words/useT.ts';
import { useUnauthorised } from './useUnauthorised.ts';

/** 授权失效业务: work that must be forwarded to another institution, oldest first (requirement C4). */
export function UnauthorisedPage() {
  const t = useT();
  const { data, error } = useUnauthorised();
  useRowKeys();
  return (
    <Box sx={{ pt: 1.5 }}>
      <PageTitle title={t('menu.unauthorised')} headed />
      <Typography component="h1" variant="h5">
        {t('menu.unauthorised')}
      </Typography>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 2 }}>
        {t('unauthorised.lead')}
      </Typography>
      <FaultAlert fault={error} />
      {data?.total === 0 && <Alert severity="success">{t('unauthorised.empty')}</Alert>}
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data?.data.map((share) => (
          <Card key={share.id} component="li" sx={{ p: 1.5 }}>
            <Stack direction="row" sx={{ flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5 }}>
              <RowLink to={orderPath(share.id, null)} text={share.orderNumber} />
              <StageChip stage={share.stage} />
              <span>{share.enterpriseName}</span>
              <Typography variant="body2" color="text.secondary">
                {t('unauthorised.with', { institution: share.institutionName })} · <Age since={share.stageSince} />
              </Typography>
            </Stack>
            <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
              {share.instruments.map((one) => (
                <Typography key={one.instrumentNumber} component="li" variant="body2">
                  {`${one.name}（${one.instrumentNumber}）· ${one.region} · ${one.kind}`}
                </Typography>
              ))}
            </Box>
          </Card>
        ))}
      </Stack>
    </Box>
  );
}
