/** The activities as workflows see them. */
import type { TransitionInput, TransitionOutcome } from '../domain/transition.ts';

export interface TransitionActivities {
  /** Carries out one command in one transaction; the same command again gives the same answer. */
  transition(input: TransitionInput): Promise<TransitionOutcome>;
}

export interface DocumentActivities {
  /** Makes the certificate PDFs of a share that have not been made yet. */
  renderCertificates(shareId: string): Promise<{ rendered: number }>;
}

export interface DeliveryActivities {
  /** Sends one message by SMS or e-mail; one that has been sent is not sent again. */
  sendDelivery(deliveryId: string): Promise<void>;
  /** Notes that it was tried long enough. */
  giveUpDelivery(deliveryId: string): Promise<void>;
}
