import { Box } from '@mui/material';
import type { Claim } from '../../../domain/contract/claim.ts';
import { useMe } from '../../session/useMe.ts';
import { useSay } from '../../words/useSay.ts';

/** Who works on it, in a list. */
export function ClaimHolder({ claim }: { claim: Claim | null }) {
  const say = useSay();
  const me = useMe();
  if (!claim) {
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {say('claim.nobody')}
      </Box>
    );
  }
  return claim.accountId === me?.id ? <strong>{say('claim.me')}</strong> : claim.name;
}
