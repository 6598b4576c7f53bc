/** The two services of the ledger (manual §3.3): mandatory verification 强检 and general work 非强检. */
export const LEDGER_SERVICES = {
  general: { zh: '非强检', en: 'General' },
  mandatory: { zh: '强检', en: 'Mandatory' },
} as const;

export type LedgerService = keyof typeof LEDGER_SERVICES;

export const LEDGER_SERVICE_NAMES = Object.keys(LEDGER_SERVICES) as [LedgerService, ...LedgerService[]];
