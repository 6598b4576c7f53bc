/** The activities as workflows see them. */
import type { ImportState } from '../domain/ledger-import.ts';
import type { TransitionInput, TransitionOutcome } from '../domain/transition.ts';

export interface TransitionActivities {
  /** Carries out one command in one transaction; the same command again gives the same answer. */
  transition(input: TransitionInput): Promise<TransitionOutcome>;
  /** What the record has after the sequence that the workflow knows of. */
  missedEvents(orderId: string, after: number): Promise<TransitionOutcome>;
}

export interface DocumentActivities {
  /** Makes the certificate PDFs of a share that have not been made yet. */
  renderCertificates(shareId: string): Promise<{ rendered: number }>;
}

export interface DeliveryActivities {
  /** Sends one message by SMS or e-mail; one that has been sent is not sent again. */
  sendDelivery(deliveryId: string, round?: number): Promise<void>;
  /** Notes that it was tried long enough. */
  giveUpDelivery(deliveryId: string, round?: number): Promise<void>;
}

/** Each answers where the import stands after it. */
export interface ImportActivities {
  /** Reads and checks the workbook, unless that is done. */
  readImport(importId: string): Promise<ImportState>;
  /** Saves what may be saved, in one transaction, once. */
  saveImport(importId: string): Promise<ImportState>;
  /** Makes the workbook of the rows that were left out, if there are any. */
  writeRest(importId: string): Promise<void>;
  /** Nobody decided in time. */
  expireImport(importId: string): Promise<ImportState>;
  /** Removes what an import that has ended needs no more. */
  clearImport(importId: string): Promise<void>;
}

export interface DailyActivities {
  /** Reminds every enterprise of instruments whose validity ends; how many messages that made. */
  remindOfExpiry(): Promise<{ sent: number }>;
}
