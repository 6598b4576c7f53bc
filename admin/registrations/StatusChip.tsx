import { Chip } from '@mui/material';
import { ENTERPRISE_STATUSES, type EnterpriseStatus } from '../../domain/contract/account.ts';
import { useTerm } from '../words/useTerm.ts';

const COLOURS = { pending: 'warning', approved: 'success', rejected: 'error' } as const;

export function StatusChip({ status }: { status: EnterpriseStatus }) {
  const term = useTerm();
  return <Chip size="small" color={COLOURS[status]} label={term(ENTERPRISE_STATUSES[status])} />;
}
