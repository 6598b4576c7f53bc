/** The activities as workflows see them. */
import type { ImportState } from '../domain/ledger-import.ts';
import type { TransitionInput, TransitionOutcome } from '../domain/transition.ts';

export interface TransitionActivities {
  /** Carries out one command in one transaction; the same command again returns the same answer. */
  transition(input: TransitionInput): Promise<TransitionOutcome>;
  /** The events in SQL after the sequence number that the workflow knows. */
  missedEvents(orderId: string, after: number): Promise<TransitionOutcome>;
}

export interface DocumentActivities {
  /** Makes the missing certificate PDFs of a share. */
  renderCertificates(shareId: string): Promise<{ rendered: number }>;
}

export interface DeliveryActivities {
  /** Sends one message by its channel, unless it has been sent already. */
  sendDelivery(deliveryId: string, round?: number): Promise<void>;
  /** Records that the message was given up. */
  giveUpDelivery(deliveryId: string, round?: number): Promise<void>;
}

/** Each returns the state of the import after it. */
export interface ImportActivities {
  /** Reads and checks the workbook, unless that has been done. */
  readImport(importId: string): Promise<ImportState>;
  /** Saves what can be saved, in one transaction, once. */
  saveImport(importId: string): Promise<ImportState>;
  /** Makes the workbook of the rows that were left out, if there are any. */
  writeRest(importId: string): Promise<void>;
  /** Ends an import about which nobody decided in time. */
  expireImport(importId: string): Promise<ImportState>;
  /** Deletes what an import that has ended no longer needs. */
  clearImport(importId: string): Promise<void>;
}

export interface DailyActivities {
  /** Reminds every enterprise of instruments whose validity expires; returns the number of messages. */
  remindOfExpiry(): Promise<{ sent: number }>;
}
