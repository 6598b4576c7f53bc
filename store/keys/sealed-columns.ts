/** Every column whose values depend on a data key. `test/api/keys.test.ts` compares the list with the database. */

export interface SealedColumn {
  readonly table: string;
  /** Its primary key, or the first part of it: a uuid, or a text. */
  readonly id: string;
  readonly idType?: 'uuid' | 'text';
  readonly sealed: string;
  /** The column with the digest of the same text. */
  readonly digest?: string;
  /** Slip passwords are sealed with keys of the ring itself, everything else with keys derived for personal data. */
  readonly use: 'personal' | 'slip';
}

export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: 'enterprise', id: 'id', sealed: 'mobile_sealed', digest: 'mobile_digest', use: 'personal' },
  { table: 'enterprise', id: 'id', sealed: 'legal_identity_sealed', use: 'personal' },
  { table: 'institution', id: 'id', sealed: 'mobile_sealed', digest: 'mobile_digest', use: 'personal' },
  { table: 'contact', id: 'id', sealed: 'mobile_sealed', use: 'personal' },
  { table: 'person', id: 'account_id', sealed: 'identity_sealed', digest: 'identity_digest', use: 'personal' },
  { table: 'person', id: 'account_id', sealed: 'mobile_sealed', digest: 'mobile_digest', use: 'personal' },
  { table: 'expert', id: 'account_id', sealed: 'mobile_sealed', digest: 'mobile_digest', use: 'personal' },
  { table: 'account', id: 'id', sealed: 'totp_sealed', use: 'personal' },
  { table: 'account', id: 'id', sealed: 'totp_pending_sealed', use: 'personal' },
  { table: 'delivery', id: 'id', sealed: 'address_sealed', digest: 'address_digest', use: 'personal' },
  { table: 'former_address', id: 'message_id', sealed: 'sealed', digest: 'digest', use: 'personal' },
  { table: 'subject_key', id: 'subject', idType: 'text', sealed: 'key_sealed', use: 'personal' },
  { table: 'booking_order', id: 'id', sealed: 'slip_password', use: 'slip' },
];

/**
 * Digests of texts that are stored nowhere, so that nothing can make them again under another key: while a row is valid, its
 * key is needed.
 */
export const LONE_DIGESTS: readonly { readonly table: string; readonly digest: string; readonly valid: string }[] = [
  { table: 'recovery_code', digest: 'digest', valid: 'true' },
  { table: 'reset_ticket', digest: 'digest', valid: 'expires_at > now()' },
  { table: 'sms_code', digest: 'code_digest', valid: 'used_at is null and expires_at > now()' },
  { table: 'upload', digest: 'claim_digest', valid: 'claimed_at is null' },
];
