/** What a certificate says, on paper as in its digital forms (requirement C13). Instants are ISO 8601, days YYYY-MM-DD. */
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
  /** The certificate that was withdrawn and that this one stands for. */
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
  /** What was measured; null where the original record says it in words. */
  readonly measurement: Measurement | null;
  readonly recordedBy: string;
  readonly checkedBy: string;
  readonly issuedBy: string;
}

/** What was done, in the words of each kind. */
export const WORK: Readonly<Record<CertificateKind, string>> = {
  verification: '检定',
  verification_failure: '检定',
  calibration: '校准',
  test: '检测',
};

/** The workflow that makes the PDF of a certificate that was issued anew. */
export const reissueWorkflowId = (certificateId: string) => `certificate/${certificateId}`;
