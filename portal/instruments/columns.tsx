import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import type { Instrument } from '../../domain/contract/instrument.ts';
import { LEDGER_SERVICES } from '../../domain/ledger-service.ts';
import { DELIVERY_MODES } from '../../domain/stage.ts';
import { Stacked } from '../parts/Stacked.tsx';
import type { Language, PortalTranslate } from '../words/index.tsx';
import { StatusChip, VerificationChip } from './StateChips.tsx';

export interface LedgerColumn {
  readonly id: string;
  readonly label: (t: PortalTranslate) => string;
  /** The sort field when the heading is clicked. */
  readonly sort?: string;
  readonly firm?: boolean;
  readonly cell: (row: Instrument, language: Language) => ReactNode;
}

/** All columns of the ledger; the first one cannot be hidden. */
export const COLUMNS: readonly LedgerColumn[] = [
  {
    id: 'instrumentNumber',
    label: (t) => t('instruments.fields.instrumentNumber'),
    sort: 'instrumentNumber',
    cell: (row) => (
      <Link component={RouterLink} to={`/my/instruments/${row.id}`} sx={{ overflowWrap: 'anywhere' }}>
        {row.instrumentNumber}
      </Link>
    ),
  },
  {
    id: 'name',
    label: (t) => `${t('instruments.fields.name')} / ${t('instruments.fields.model')}`,
    sort: 'name',
    cell: (row) => <Stacked below={row.model}>{row.name}</Stacked>,
  },
  {
    id: 'service',
    label: (t) => t('instruments.fields.service'),
    firm: true,
    cell: (row, language) => LEDGER_SERVICES[row.service][language],
  },
  {
    id: 'kind',
    label: (t) => `${t('instruments.fields.categoryName')} / ${t('instruments.fields.kindNumber')}`,
    sort: 'kindNumber',
    cell: (row) => <Stacked below={row.kindName}>{row.categoryName}</Stacked>,
  },
  {
    id: 'serialNumber',
    label: (t) => `${t('instruments.fields.serialNumber')} / ${t('instruments.fields.manufacturer')}`,
    sort: 'serialNumber',
    cell: (row) => <Stacked below={row.manufacturer}>{row.serialNumber}</Stacked>,
  },
  {
    id: 'range',
    label: (t) => `${t('instruments.fields.measuringRange')} / ${t('instruments.fields.accuracyClass')}`,
    cell: (row) => <Stacked below={row.accuracyClass}>{row.measuringRange}</Stacked>,
  },
  {
    id: 'placeOfUse',
    label: (t) => `${t('instruments.fields.placeOfUse')} / ${t('instruments.fields.regionCode')}`,
    sort: 'placeOfUse',
    cell: (row) => <Stacked below={row.regionName}>{row.placeOfUse}</Stacked>,
  },
  {
    id: 'condition',
    label: (t) => `${t('instruments.fields.currentCondition')} / ${t('instruments.fields.currentState')}`,
    firm: true,
    cell: (row) => <Stacked below={row.currentState}>{row.currentCondition}</Stacked>,
  },
  {
    id: 'verificationUnit',
    label: (t) => t('instruments.fields.verificationUnit'),
    cell: (row) => row.verificationUnit,
  },
  {
    id: 'deliveryMode',
    label: (t) => t('instruments.fields.deliveryMode'),
    sort: 'deliveryMode',
    firm: true,
    cell: (row, language) => DELIVERY_MODES[row.deliveryMode][language],
  },
  {
    id: 'certificateNumber',
    label: (t) => t('instruments.fields.certificateNumber'),
    sort: 'certificateNumber',
    cell: (row) => row.certificateNumber,
  },
  {
    id: 'validUntil',
    label: (t) => t('instruments.fields.validUntil'),
    sort: 'validUntil',
    firm: true,
    cell: (row) => row.validUntil,
  },
  {
    id: 'status',
    label: (t) => t('instruments.fields.status'),
    sort: 'status',
    firm: true,
    cell: (row) => <StatusChip instrument={row} />,
  },
  {
    id: 'verificationState',
    label: (t) => t('instruments.fields.verificationState'),
    firm: true,
    cell: (row) => <VerificationChip instrument={row} />,
  },
];

export const USUAL_COLUMNS: readonly string[] = [
  'instrumentNumber',
  'name',
  'serialNumber',
  'validUntil',
  'status',
  'verificationState',
];
