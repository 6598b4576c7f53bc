/**
 * The certificates of the embedded Temporal server, made at the first start: server and clients prove themselves to each
 * other, so that no other user of the machine can speak to it. All our processes share one certificate, because all of
 * them may do everything.
 */
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import forge from 'node-forge';
import type { Config } from '../config.ts';
import type { DataFolder } from '../data-folder.ts';
import { explain } from '../failure.ts';

/** The name that clients expect in the server's certificate. */
const SERVER_NAME = 'temporal.hengzhun.internal';
const YEARS = 10;
/** Days before the end at which new certificates are made. */
const RENEWAL_DAYS = 90;
const FOLDER = 'temporal-tls';

export type TemporalTls = Required<
  Pick<Config, 'TEMPORAL_TLS_CA' | 'TEMPORAL_TLS_CERT' | 'TEMPORAL_TLS_KEY' | 'TEMPORAL_TLS_NAME'>
>;

/** The files of the certificates, whether they are there or not. */
function certificateFiles(folder: DataFolder): TemporalTls {
  const file = (name: string) => folder.file(FOLDER, name);
  return {
    TEMPORAL_TLS_CA: file('ca.pem'),
    TEMPORAL_TLS_CERT: file('process.pem'),
    TEMPORAL_TLS_KEY: file('process-key.pem'),
    TEMPORAL_TLS_NAME: SERVER_NAME,
  };
}

/** How a command reaches the embedded server that is running; null if that has no certificates. */
export function certificatesOfRunning(folder: DataFolder): TemporalTls | null {
  const files = certificateFiles(folder);
  return existsSync(files.TEMPORAL_TLS_CERT) ? files : null;
}

/** The files of the certificates; made if they are missing or end soon. */
export function temporalCertificates(folder: DataFolder, now = new Date()): TemporalTls {
  const files = certificateFiles(folder);
  const { TEMPORAL_TLS_CA: ca, TEMPORAL_TLS_CERT: cert, TEMPORAL_TLS_KEY: key } = files;
  if (!isValid(cert, now) || !existsSync(key)) {
    try {
      mkdirSync(folder.file(FOLDER), { recursive: true, mode: 0o700 });
      const made = makeCertificates(now);
      writeFileSync(ca, made.ca, { mode: 0o600 });
      writeFileSync(key, made.key, { mode: 0o600 });
      writeFileSync(cert, made.certificate, { mode: 0o600 });
    } catch (error) {
      throw explain(error, `写入 ${FOLDER}`);
    }
  }
  return files;
}

function isValid(path: string, now: Date): boolean {
  if (!existsSync(path)) return false;
  const { notAfter } = forge.pki.certificateFromPem(readFileSync(path, 'utf8')).validity;
  return notAfter.getTime() - now.getTime() > RENEWAL_DAYS * 86_400_000;
}

/** A certificate authority of our own, whose key is forgotten, and one certificate for server and clients; PEM. */
export function makeCertificates(now: Date): { ca: string; certificate: string; key: string } {
  const authority = newKey();
  const process = newKey();
  const issuer = [{ name: 'commonName', value: 'Hengzhun Temporal CA' }];
  const ca = newCertificate(authority.publicKey, now, issuer, issuer, [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, critical: true },
  ]);
  ca.sign(authority.privateKey, forge.md.sha256.create());
  const subject = [{ name: 'commonName', value: SERVER_NAME }];
  const certificate = newCertificate(process.publicKey, now, subject, issuer, [
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
    { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
    {
      name: 'subjectAltName',
      altNames: [
        { type: 2, value: SERVER_NAME },
        { type: 7, ip: '127.0.0.1' },
      ],
    },
  ]);
  certificate.sign(authority.privateKey, forge.md.sha256.create());
  return {
    ca: forge.pki.certificateToPem(ca),
    certificate: forge.pki.certificateToPem(certificate),
    key: process.pem,
  };
}

function newKey() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return {
    pem: privateKey,
    privateKey: forge.pki.privateKeyFromPem(privateKey),
    publicKey: forge.pki.publicKeyFromPem(publicKey),
  };
}

function newCertificate(
  publicKey: forge.pki.PublicKey,
  now: Date,
  subject: forge.pki.CertificateField[],
  issuer: forge.pki.CertificateField[],
  extensions: object[],
): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = publicKey;
  certificate.serialNumber = `1${forge.util.bytesToHex(forge.random.getBytesSync(15))}`;
  // A clock that is put back a little does not make it invalid.
  certificate.validity.notBefore = new Date(now.getTime() - 86_400_000);
  certificate.validity.notAfter = new Date(now);
  certificate.validity.notAfter.setFullYear(now.getFullYear() + YEARS);
  certificate.setSubject(subject);
  certificate.setIssuer(issuer);
  certificate.setExtensions(extensions);
  return certificate;
}
