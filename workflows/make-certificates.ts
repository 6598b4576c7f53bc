import { documents } from './activities.ts';

/** Makes the PDF of a reissued certificate, which no order's workflow makes: retried until it succeeds. */
export async function makeCertificates({ shareId }: { readonly shareId: string }): Promise<void> {
  await documents().renderCertificates(shareId);
}
