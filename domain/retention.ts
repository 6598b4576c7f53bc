/**
 * How long data are kept that are needed for a time only. Orders, results, certificates and the audit log stay: the law
 * on metrology asks for them. What belongs to a person goes when the account is closed.
 */

interface RetentionDefinition {
  /** Days, unless RETENTION says otherwise. */
  readonly days: number;
  /** RETENTION cannot be shorter. */
  readonly least: number;
}

export const RETENTION = {
  /** One-time codes by SMS, with the number that each was sent to. */
  codes: { days: 30, least: 1 },
  /** Rows of workbooks that were not imported, with the workbook of them that the customer may download. */
  imports: { days: 90, least: 7 },
  /** Messages, and to which addresses they were sent. */
  messages: { days: 730, least: 90 },
  /** The security log: six months at least by the Cybersecurity Law, article 21. */
  securityLog: { days: 365, least: 180 },
} as const satisfies Record<string, RetentionDefinition>;

export type Retained = keyof typeof RETENTION;
export const RETAINED = Object.keys(RETENTION) as Retained[];

/** Days by what is retained. */
export type Retention = Readonly<Record<Retained, number>>;

export const DEFAULT_RETENTION = Object.fromEntries(RETAINED.map((name) => [name, RETENTION[name].days])) as Retention;
