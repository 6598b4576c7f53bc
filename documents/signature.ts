/**
 * The electronic seal of the institution on its PDFs (PAdES, EN 319 142-1): a detached signature of all bytes, at
 * level B-B, or B-T with a time stamp (requirement D6). Without a time stamp, equal document, key and time result in
 * equal bytes.
 */
import { createHash, createPrivateKey, generateKeyPairSync, webcrypto } from 'node:crypto';
import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { SignPdf } from '@signpdf/signpdf';
import { Signer, SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils';
import { ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import forge from 'node-forge';
import {
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  id_ContentType_Data,
  id_ContentType_SignedData,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import type { TimeStamp } from './time-stamp.ts';

/** Bytes reserved for the signature with its certificates, and for a time stamp with its own. */
const SIGNATURE_BYTES = 8192;
const TIME_STAMP_BYTES = 12_288;
const YEARS = 10;

export interface Seal {
  /** @param at the signing time that the signature contains: when the document was issued */
  sign(pdf: Buffer, at: Date): Promise<Buffer>;
}

/**
 * @param timeStamp provides time stamps, if the institution uses a service for them
 * @throws Error if the file is not PKCS#12, the password is wrong, or it contains no key
 */
export async function openSeal(p12: Buffer, password: string, name: string, timeStamp?: TimeStamp): Promise<Seal> {
  const signer = new PadesSigner(await readPkcs12(p12, password), timeStamp);
  const signpdf = new SignPdf();
  return {
    async sign(pdf, at) {
      const prepared = plainAddPlaceholder({
        pdfBuffer: pdf,
        reason: 'Issued',
        contactInfo: '',
        name,
        location: '',
        signatureLength: SIGNATURE_BYTES + (timeStamp ? TIME_STAMP_BYTES : 0),
        signingTime: at,
        subFilter: SUBFILTER_ETSI_CADES_DETACHED,
      });
      return signpdf.sign(prepared, signer, at);
    },
  };
}

interface SigningKey {
  readonly key: webcrypto.CryptoKey;
  readonly certificate: Certificate;
  readonly chain: readonly Certificate[];
}

async function readPkcs12(p12: Buffer, password: string): Promise<SigningKey> {
  const asn1 = forge.asn1.fromDer(forge.util.createBuffer(p12.toString('binary')));
  const content = forge.pkcs12.pkcs12FromAsn1(asn1, false, password);
  const bags = (bagType: string) => content.getBags({ bagType })[bagType] ?? [];
  const [keyBag] = bags(forge.pki.oids.pkcs8ShroudedKeyBag ?? '');
  const certificates = bags(forge.pki.oids.certBag ?? '').flatMap(({ cert }) => cert ?? []);
  const key = keyBag?.key as forge.pki.rsa.PrivateKey | undefined;
  const own = certificates.findIndex(({ publicKey }) => key && (publicKey as forge.pki.rsa.PublicKey).n.equals(key.n));
  const chain = certificates.map((one) => Certificate.fromBER(bytesOf(forge.pki.certificateToAsn1(one))));
  const certificate = chain[own];
  if (!key || !certificate) throw new Error('the PKCS#12 file has no RSA key with its certificate');
  const pkcs8 = createPrivateKey(forge.pki.privateKeyToPem(key)).export({ format: 'der', type: 'pkcs8' });
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  return { key: await webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']), certificate, chain };
}

const bytesOf = (asn1: forge.asn1.Asn1) => new Uint8Array(Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary'));

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
/** Binds the signature to this certificate of the key (RFC 5035). */
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
const SIGNATURE_TIME_STAMP = '1.2.840.113549.1.9.16.2.14';
const SIGNED_ATTRIBUTES = 0;
const UNSIGNED_ATTRIBUTES = 1;

/** The signing time is in the dictionary of the PDF, not in the signature, as PAdES requires. */
class PadesSigner extends Signer {
  constructor(
    private readonly own: SigningKey,
    private readonly timeStamp: TimeStamp | undefined,
  ) {
    super();
  }

  override async sign(pdf: Buffer): Promise<Buffer> {
    const { key, certificate, chain } = this.own;
    const signer = new SignerInfo({
      version: 1,
      sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
      signedAttrs: new SignedAndUnsignedAttributes({
        type: SIGNED_ATTRIBUTES,
        attributes: inOrder([
          new Attribute({ type: CONTENT_TYPE, values: [new ObjectIdentifier({ value: id_ContentType_Data })] }),
          new Attribute({ type: MESSAGE_DIGEST, values: [digest(pdf)] }),
          new Attribute({ type: SIGNING_CERTIFICATE_V2, values: [referenceTo(certificate)] }),
        ]),
      }),
    });
    const signed = new SignedData({
      version: 1,
      encapContentInfo: new EncapsulatedContentInfo({ eContentType: id_ContentType_Data }),
      certificates: [...chain],
      signerInfos: [signer],
    });
    await signed.sign(key, 0, 'SHA-256');
    if (this.timeStamp) {
      const token = await this.timeStamp(new Uint8Array(signer.signature.valueBlock.valueHexView));
      signer.unsignedAttrs = new SignedAndUnsignedAttributes({
        type: UNSIGNED_ATTRIBUTES,
        attributes: [new Attribute({ type: SIGNATURE_TIME_STAMP, values: [token.toSchema()] })],
      });
    }
    const content = new ContentInfo({ contentType: id_ContentType_SignedData, content: signed.toSchema(true) });
    return Buffer.from(content.toSchema().toBER());
  }
}

const digest = (bytes: Uint8Array) =>
  new OctetString({ valueHex: new Uint8Array(createHash('sha256').update(bytes).digest()).buffer });

/** SigningCertificateV2 with one ESSCertIDv2, by SHA-256. */
function referenceTo(certificate: Certificate): Sequence {
  const hash = digest(new Uint8Array(certificate.toSchema(true).toBER()));
  return new Sequence({ value: [new Sequence({ value: [new Sequence({ value: [hash] })] })] });
}

/** In the order of a SET OF in DER. */
function inOrder(attributes: readonly Attribute[]): Attribute[] {
  const encoded = (one: Attribute) => Buffer.from(one.toSchema().toBER());
  return [...attributes].sort((a, b) => Buffer.compare(encoded(a), encoded(b)));
}

/** A generated key with a self-signed certificate, for use if none is configured: nobody else vouches for it. */
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
