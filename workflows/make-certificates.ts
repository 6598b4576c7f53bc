import { documents } from './activities.ts';

/** Makes the PDF of a certificate that was issued anew, when no order’s workflow does: tried until it is made. */
export async function makeCertificates({ shareId }: { readonly shareId: string }): Promise<void> {
  await documents().renderCertificates(shareId);
}
