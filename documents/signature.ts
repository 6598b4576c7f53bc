/**
 * The electronic seal of the institution on its PDFs: a detached PKCS#7 signature over every byte (requirement D6). The
 * same document, key and time give the same bytes.
 */
import { generateKeyPairSync } from 'node:crypto';
import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { SignPdf } from '@signpdf/signpdf';
import { Signer } from '@signpdf/utils';
import forge from 'node-forge';

/** Bytes that are kept free for the signature with its certificates. */
const ROOM = 8192;
const YEARS = 10;

export interface Seal {
  /** @param at when it was issued, which the signature says */
  sign(pdf: Buffer, at: Date): Promise<Buffer>;
}

/** @throws where the file is no PKCS#12, the password is wrong, or no key is in it */
export function openSeal(p12: Buffer, password: string, name: string): Seal {
  const signer = new Pkcs12Signer(p12, password);
  const signpdf = new SignPdf();
  return {
    async sign(pdf, at) {
      const prepared = plainAddPlaceholder({
        pdfBuffer: pdf,
        reason: 'Issued',
        contactInfo: '',
        name,
        location: '',
        signatureLength: ROOM,
        signingTime: at,
      });
      return signpdf.sign(prepared, signer, at);
    },
  };
}

/** Reads the key once, where the library’s own signer reads it with every document; and bears names in Chinese. */
class Pkcs12Signer extends Signer {
  private readonly key: forge.pki.rsa.PrivateKey;
  private readonly certificate: forge.pki.Certificate;
  private readonly chain: readonly forge.pki.Certificate[];

  constructor(p12: Buffer, password: string) {
    super();
    const asn1 = forge.asn1.fromDer(forge.util.createBuffer(p12.toString('binary')));
    const content = forge.pkcs12.pkcs12FromAsn1(asn1, false, password);
    const bags = (bagType: string) => content.getBags({ bagType })[bagType] ?? [];
    const [keyBag] = bags(forge.pki.oids.pkcs8ShroudedKeyBag ?? '');
    this.chain = bags(forge.pki.oids.certBag ?? '').flatMap(({ cert }) => cert ?? []);
    const key = keyBag?.key as forge.pki.rsa.PrivateKey | undefined;
    const certificate = this.chain.find(
      ({ publicKey }) => key && (publicKey as forge.pki.rsa.PublicKey).n.equals(key.n),
    );
    if (!key || !certificate) throw new Error('the PKCS#12 file has no RSA key with its certificate');
    this.key = key;
    this.certificate = certificate;
    // The library keeps UTF-8 as bytes when it reads a name, and encodes it again when it writes it.
    for (const attribute of certificate.issuer.attributes) {
      if ((attribute.valueTagClass as unknown) === forge.asn1.Type.UTF8)
        attribute.value = forge.util.decodeUtf8(attribute.value as string);
    }
  }

  override async sign(pdf: Buffer, signingTime: Date): Promise<Buffer> {
    const signed = forge.pkcs7.createSignedData();
    signed.content = forge.util.createBuffer(pdf.toString('binary'));
    for (const certificate of this.chain) signed.addCertificate(certificate);
    const oids = forge.pki.oids as Record<string, string>;
    signed.addSigner({
      key: this.key,
      certificate: this.certificate,
      digestAlgorithm: oids.sha256 ?? '',
      authenticatedAttributes: [
        { type: oids.contentType ?? '', value: oids.data ?? '' },
        { type: oids.signingTime ?? '', value: signingTime as never },
        { type: oids.messageDigest ?? '' },
      ],
    });
    signed.sign({ detached: true });
    return Buffer.from(forge.asn1.toDer(signed.toAsn1()).getBytes(), 'binary');
  }
}

/** A key and a certificate of one's own making, for where none is configured: nobody else vouches for it. */
export function makeSeal(name: string, password: string, now = new Date()): Buffer {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const key = forge.pki.privateKeyFromPem(privateKey);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = forge.util.bytesToHex(forge.random.getBytesSync(16)).replace(/^[89a-f]/, '1');
  certificate.validity.notBefore = now;
  certificate.validity.notAfter = new Date(now);
  certificate.validity.notAfter.setFullYear(now.getFullYear() + YEARS);
  // As UTF-8: the name is Chinese.
  const subject = [{ name: 'commonName', value: name, valueTagClass: forge.asn1.Type.UTF8 as never }];
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true },
  ]);
  certificate.sign(key, forge.md.sha256.create());
  const p12 = forge.pkcs12.toPkcs12Asn1(key, [certificate], password, { algorithm: 'aes256' });
  return Buffer.from(forge.asn1.toDer(p12).getBytes(), 'binary');
}
