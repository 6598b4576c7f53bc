import { Chip } from '@mui/material';
import { ENTERPRISE_STATUSES, type EnterpriseStatus } from '../../domain/contract/account.ts';
import { useLocalized } from '../words/useLocalized.ts';

const COLOURS = { pending: 'warning', approved: 'success', rejected: 'error' } as const;

export function StatusChip({ status }: { status: EnterpriseStatus }) {
  const localized = useLocalized();
  return <Chip size="small" color={COLOURS[status]} label={localized(ENTERPRISE_STATUSES[status])} />;
}
