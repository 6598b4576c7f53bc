/**
 * Trusted time stamps (RFC 3161): a third party confirms when a signature existed, so that it can be relied on after
 * its key has expired or was lost (requirement D6).
 */
import { randomBytes } from 'node:crypto';
import { Integer } from 'asn1js';
import {
  Certificate,
  type ContentInfo,
  ExtKeyUsage,
  id_ContentType_SignedData,
  id_eContentType_TSTInfo,
  MessageImprint,
  PKIStatus,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';

/**
 * Returns the token for a signature.
 * @throws TimeStampFailure
 */
export type TimeStamp = (signature: Uint8Array<ArrayBuffer>) => Promise<ContentInfo>;

/** In words for the reader of the reason why a certificate has not been made: what is wrong and where to look. */
export class TimeStampFailure extends Error {
  constructor(zh: string, en: string, cause?: unknown) {
    const detail = cause instanceof Error ? ` (${cause.message})` : '';
    super(`时间戳服务${zh} The time-stamping service ${en}${detail}`, { cause });
  }
}

const TIMEOUT_MS = 10_000;
/** Bytes; a token has some 3 to 7 kB. */
const MAX_BYTES = 100_000;
/**
 * The permitted difference between the clocks of this machine and the service; with a larger one, one of them is
 * wrong.
 */
const MAX_CLOCK_SKEW_MS = 5 * 60_000;

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const EXTENDED_KEY_USAGE = '2.5.29.37';

/**
 * The certificates in a PEM file.
 * @throws Error if there is none
 */
export function certificatesIn(pem: string): Certificate[] {
  const blocks = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]+?)-----END CERTIFICATE-----/g)];
  if (blocks.length === 0) throw new Error('no CERTIFICATE in PEM format');
  return blocks.map(([, base64 = '']) => Certificate.fromBER(new Uint8Array(Buffer.from(base64, 'base64'))));
}

/**
 * @param address of the service; a user and password in it are sent as Basic authentication. It may be http: what comes
 * back is believed for its signature alone
 * @param roots that the certificate of the service must lead to
 * @param patience milliseconds to wait for an answer
 */
export function timeStampBy(address: string, roots: Certificate[], patience = TIMEOUT_MS): TimeStamp {
  return async (signature) => {
    const nonce = new Integer({ valueHex: positive(randomBytes(16)) });
    const request = new TimeStampReq({
      version: 1,
      messageImprint: await MessageImprint.create('SHA-256', signature),
      nonce,
      certReq: true,
    });
    const answer = await ask(address, Buffer.from(request.toSchema().toBER()), patience);
    return checked(answer, signature, nonce, roots);
  };
}

/** Two’s complement: a first bit of 1 would make the number negative. */
function positive(bytes: Buffer): ArrayBuffer {
  bytes.writeUInt8((bytes.readUInt8(0) & 0x7f) | 0x40, 0);
  return new Uint8Array(bytes).buffer;
}

async function ask(address: string, body: Buffer, patience: number): Promise<Buffer> {
  const { username, password, href } = withoutUser(address);
  const headers: Record<string, string> = { 'content-type': 'application/timestamp-query' };
  if (username) headers.authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  let response: Response;
  let bytes: Buffer;
  try {
    const signal = AbortSignal.timeout(patience);
    response = await fetch(href, { method: 'POST', headers, body: new Uint8Array(body), signal });
    bytes = Buffer.from(await response.arrayBuffer());
  } catch (error) {
    const seconds = patience / 1000;
    throw error instanceof Error && error.name === 'TimeoutError'
      ? new TimeStampFailure(
          `${seconds}秒内没有应答，请检查 TSA_URL。`,
          `did not answer in ${seconds} s: check TSA_URL.`,
        )
      : new TimeStampFailure(
          '无法连接，请检查 TSA_URL 和网络。',
          'cannot be reached: check TSA_URL and the network.',
          error,
        );
  }
  if (!response.ok)
    throw new TimeStampFailure(
      `拒绝了请求（HTTP ${response.status}），请检查 TSA_URL 中的地址、用户名和密码。`,
      `refused (HTTP ${response.status}): check the address, user and password in TSA_URL.`,
    );
  if (bytes.length > MAX_BYTES) throw unreadable();
  return bytes;
}

function withoutUser(address: string) {
  const url = new URL(address);
  const [username, password] = [url.username, url.password].map(decodeURIComponent);
  url.username = '';
  url.password = '';
  return { username, password, href: url.href };
}

const unreadable = (cause?: unknown) =>
  new TimeStampFailure(
    '的应答无法识别，请确认 TSA_URL 是 RFC 3161 服务的地址。',
    'gave no RFC 3161 answer: check that TSA_URL is the address of such a service.',
    cause,
  );

const untrue = (zh: string, en: string, cause?: unknown) =>
  new TimeStampFailure(
    `的应答不可信：${zh}，请联系时间戳服务提供方。`,
    `gave an answer not to be trusted: ${en}.`,
    cause,
  );

/**
 * The token of an answer, after checking that it is for this signature, this request and this time, and correctly
 * signed by a service that one of the roots vouches for.
 * @throws TimeStampFailure
 */
async function checked(
  answer: Buffer,
  signature: Uint8Array<ArrayBuffer>,
  nonce: Integer,
  roots: Certificate[],
): Promise<ContentInfo> {
  const { status, timeStampToken: token } = read(() => TimeStampResp.fromBER(new Uint8Array(answer)));
  if (status.status !== PKIStatus.granted && status.status !== PKIStatus.grantedWithMods) {
    const why = status.statusStrings?.map(({ valueBlock }) => valueBlock.value).join(' ') ?? '';
    throw new TimeStampFailure(`没有出具时间戳：${why || status.status}`, 'did not grant a time stamp.');
  }
  if (token?.contentType !== id_ContentType_SignedData) throw unreadable();
  const { signed, info } = read(() => {
    const data = new SignedData({ schema: token.content });
    const content = data.encapContentInfo.eContent?.getValue();
    if (data.encapContentInfo.eContentType !== id_eContentType_TSTInfo || !content) throw new Error('no TSTInfo');
    return { signed: data, info: TSTInfo.fromBER(content) };
  });
  if (!info.nonce?.isEqual(nonce)) throw untrue('不是对本次请求的应答', 'its nonce is another one');
  const apart = Math.abs(info.genTime.getTime() - Date.now());
  if (apart > MAX_CLOCK_SKEW_MS)
    throw untrue('时间与本机相差5分钟以上，请同时核对服务器时间', 'its time is more than 5 minutes from ours');
  const isTrue = await signed.verify({ signer: 0, data: signature.buffer }).catch((error: unknown) => {
    throw untrue('签名无法验证', 'its signature cannot be verified', error);
  });
  if (!isTrue) throw untrue('签名不正确', 'its signature is wrong');
  const chain = await signed
    .verify({
      ...{ signer: 0, data: signature.buffer, extendedMode: true },
      ...{ checkChain: true, trustedCerts: roots, checkDate: info.genTime },
    })
    .catch((error: unknown) => {
      throw untrusted(error);
    });
  if (!chain.signerCertificateVerified || !isForTimeStamps(chain.signerCertificate)) throw untrusted();
  return token;
}

const untrusted = (cause?: unknown) =>
  untrue(
    '其证书不是由 TSA_CA 中的根证书签发的时间戳证书，请核对 TSA_CA',
    'its certificate is no time-stamping certificate under a root in TSA_CA: check TSA_CA',
    cause,
  );

/** RFC 3161 §2.3: the certificate is for time stamps and nothing else. */
function isForTimeStamps(certificate: Certificate | null | undefined): boolean {
  const usage = certificate?.extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE)?.parsedValue;
  return usage instanceof ExtKeyUsage && usage.keyPurposes.length === 1 && usage.keyPurposes[0] === TIME_STAMPING;
}

function read<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw unreadable(error);
  }
}
