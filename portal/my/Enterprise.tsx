import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { ENTERPRISE_STATUSES } from '../../domain/contract/account.ts';
import { Title } from '../parts/Title.tsx';
import { useSession } from '../session/index.tsx';
import { useDates, useLanguage } from '../words/index.tsx';

export function Enterprise() {
  const { words, language } = useLanguage();
  const dates = useDates();
  const enterprise = useSession().me?.enterprise;
  if (!enterprise) return null;
  const facts = [
    [words.register.enterpriseName, enterprise.name],
    [words.register.creditCode, enterprise.creditCode],
    [words.register.district, `${enterprise.province} ${enterprise.city} ${enterprise.district}`],
    [words.register.address, enterprise.address || '—'],
    [words.register.legalRepresentative, enterprise.legalRepresentative],
    [words.register.mobile, enterprise.mobile],
    [words.register.email, enterprise.email || '—'],
    [words.enterprise.status, ENTERPRISE_STATUSES[enterprise.status][language]],
    [words.enterprise.reviewedAt, dates.minute(enterprise.reviewedAt)],
  ] as const;
  return (
    <>
      <Title text={words.enterprise.title} />
      <Paper>
        <Table>
          <TableBody>
            {facts.map(([label, value]) => (
              <TableRow key={label}>
                <TableCell component="th" scope="row" sx={{ width: '35%', color: 'text.secondary' }}>
                  {label}
                </TableCell>
                <TableCell sx={{ overflowWrap: 'anywhere' }}>{value}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Paper>
    </>
  );
}
