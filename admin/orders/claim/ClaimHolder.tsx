import { Box } from '@mui/material';
import type { Claim } from '../../../domain/contract/claim.ts';
import { useMe } from '../../session/useMe.ts';
import { useT } from '../../words/useT.ts';

/** The holder of the claim, in a list. */
export function ClaimHolder({ claim }: { claim: Claim | null }) {
  const t = useT();
  const me = useMe();
  if (!claim) {
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {t('claim.nobody')}
      </Box>
    );
  }
  return claim.accountId === me?.id ? <strong>{t('claim.me')}</strong> : claim.name;
}
