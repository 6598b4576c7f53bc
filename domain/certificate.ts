/**
 * The content of a certificate, for its PDF and its digital forms (requirement C13). Instants are ISO 8601, days
 * YYYY-MM-DD.
 */
import type { Measurement } from './contract/measurement.ts';
import type { InstrumentSnapshot } from './contract/order.ts';
import type { Conclusion } from './contract/result.ts';
import type { CertificateKind } from './number.ts';
import type { DeliveryMode } from './stage.ts';

interface Party {
  readonly name: string;
  readonly address: string;
}

export interface CertificateContent {
  readonly kind: CertificateKind;
  readonly number: string;
  /** The number of the withdrawn certificate that this one replaces. */
  readonly replaces: string | null;
  readonly institution: Party;
  readonly orderNumber: string;
  readonly issuedAt: string;
  readonly validUntil: string | null;
  readonly customer: Party;
  readonly instrument: InstrumentSnapshot;
  readonly deliveryMode: DeliveryMode;
  readonly conclusion: Conclusion;
  readonly measured: string;
  readonly reason: string;
  /** The measurements; null if the original record has them in words only. */
  readonly measurement: Measurement | null;
  readonly recordedBy: string;
  readonly checkedBy: string;
  readonly issuedBy: string;
}

/** The name of the work for each kind of certificate. */
export const WORK: Readonly<Record<CertificateKind, string>> = {
  verification: '检定',
  verification_failure: '检定',
  calibration: '校准',
  test: '检测',
};

/** The workflow that makes the PDF of a reissued certificate. */
export const reissueWorkflowId = (certificateId: string) => `certificate/${certificateId}`;
