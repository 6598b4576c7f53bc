/** E-mail: the interface that a sender implements. */

export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Unique to the message: an equal reference means the same message. */
  readonly reference: string;
}

export interface MailSender {
  /**
   * Hands the message to the mail server; returns the server's id of it, if it names one.
   * @throws DeadAddress if the address is refused permanently; any other error may be temporary
   */
  send(message: MailMessage): Promise<{ readonly providerId: string | null }>;
}
