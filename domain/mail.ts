/** E-mail: what the rest of the product asks of whoever carries it. */

export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Unique to the message; the same again is the same message. */
  readonly reference: string;
}

export interface MailSender {
  /**
   * Hands the message to the mail server; answers the server's own id of it, if it says one.
   * @throws DeadAddress if the address is refused for good; any other error may pass
   */
  send(message: MailMessage): Promise<{ readonly providerId: string | null }>;
}
