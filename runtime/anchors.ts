/**
 * Anchors of the audit log: every hour the heads of the hash chains are signed with a key that the database does not have,
 * and appended to `anchors.jsonl` in the data folder. Whoever rewrites the database, triggers and hashes included, cannot
 * rewrite them.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createInterface } from 'node:readline';
import type { Knex } from 'knex';
import { z } from 'zod';
import { alone, compareHeads, type Head, headsSince } from '../store/event/anchor.ts';
import type { EventFault } from '../store/event/append.ts';
import type { Config } from './config.ts';
import { DataFolder } from './data-folder.ts';
import { explain, StartFailure } from './failure.ts';
import { timeStampOf } from './time-stamp.ts';

const Body = z.object({
  at: z.iso.datetime(),
  /** SHA-256 of the line before; null on the first one. */
  previous: z.string().nullable(),
  heads: z.array(z.tuple([z.string(), z.number().int(), z.string()])),
});

const Line = Body.extend({
  /** Ed25519 over the JSON of the body. */
  signature: z.string(),
  /** RFC 3161 token over the signature, DER in base64, if a service is configured and answered; on the last line of an anchor, whose `previous` covers the others. */
  timeStamp: z.string().nullable(),
});

/** Heads of one line; a first anchor of a large log has several lines. */
const HEADS = 2_000;
/** Bytes; more than the longest line. */
const TAIL = 1_000_000;
const HOUR_MS = 3_600_000;
const RETRY_MS = 5 * 60_000;
/** A transaction may commit its events this long after their time. */
const OVERLAP_MS = 10 * 60_000;
const FILE = 'anchors.jsonl';
const MAX_FAULTS = 1000;

export interface Anchors {
  /**
   * Appends the heads of all chains that have changed since the last anchor, unless that is less than an hour old or
   * another process is doing it. Returns the number of heads.
   */
  append(now?: Date): Promise<number>;
  /** Compares the log with every anchor, and checks the anchors themselves. At most 1000 faults, one a chain. */
  verify(): Promise<AnchorReport>;
}

export interface AnchorReport {
  /** The time of the last anchor; null if there is none. */
  readonly last: string | null;
  readonly faults: readonly EventFault[];
}

interface Log {
  warn(context: object, message: string): void;
}

/** @throws StartFailure if ANCHOR_KEY cannot be read */
export function openAnchors(
  db: Knex,
  config: Pick<Config, 'DATA_DIR' | 'ANCHOR_KEY' | 'TSA_URL' | 'TSA_CA'>,
  log: Log,
): Anchors {
  const folder = new DataFolder(config.DATA_DIR);
  const file = folder.file(FILE);
  const keyFile = config.ANCHOR_KEY ?? folder.file('anchor-key.pem');
  if (config.ANCHOR_KEY) readKey(keyFile);
  const timeStamp = timeStampOf(config) ?? null;

  async function stamped(signature: Buffer): Promise<string | null> {
    if (!timeStamp) return null;
    try {
      const token = await timeStamp(new Uint8Array(signature));
      return Buffer.from(token.toSchema().toBER()).toString('base64');
    } catch (error) {
      log.warn({ err: error }, 'the anchor of the audit log got no time stamp; it is kept without');
      return null;
    }
  }

  async function appendLine(body: z.infer<typeof Body>, isLast: boolean): Promise<string> {
    if (!config.ANCHOR_KEY) makeKeyOnce(keyFile);
    const signature = sign(null, Buffer.from(JSON.stringify(body)), readKey(keyFile));
    const line = JSON.stringify({
      ...body,
      signature: signature.toString('base64'),
      timeStamp: isLast ? await stamped(signature) : null,
    });
    appendTo(file, line);
    return line;
  }

  return {
    async append(now = new Date()) {
      let written = 0;
      await alone(db, async (trx) => {
        let last = lastLine(file);
        const known = last === null ? null : parsed(last);
        if (last !== null && !known)
          log.warn({ file }, 'the last anchor cannot be read; all chains are anchored again after it');
        if (known && now.getTime() - Date.parse(known.at) < HOUR_MS) return;
        const since = new Date(known ? Date.parse(known.at) - OVERLAP_MS : 0);
        for (let after = ''; ; ) {
          const heads: Head[] = await headsSince(trx, since, after, HEADS);
          // An hour without a change has its line too: a gap in the file means that nobody anchored.
          if (heads.length > 0 || after === '')
            last = await appendLine(
              { at: now.toISOString(), previous: last && digestOf(last), heads: heads.map((head) => [...head]) },
              heads.length < HEADS,
            );
          written += heads.length;
          if (heads.length < HEADS) return;
          after = heads.at(-1)?.[0] ?? '';
        }
      });
      return written;
    },

    async verify() {
      // Without the key no line can be shown to be genuine.
      const publicKey = existsSync(keyFile) ? createPublicKey(readKey(keyFile)) : null;
      const faults = new Map<string, EventFault>();
      let [number, last, before]: [number, string | null, string | null] = [0, null, null];
      for await (const line of linesOf(file)) {
        number += 1;
        const anchor = genuine(line, before, publicKey);
        before = line;
        if (!anchor) faults.set(`${FILE} ${number}`, { stream: FILE, sequence: number, fault: 'anchor_invalid' });
        if (!anchor) continue;
        last = anchor.at;
        for (const fault of await compareHeads(db, anchor.heads))
          if (!faults.has(fault.stream)) faults.set(fault.stream, fault);
        if (faults.size > MAX_FAULTS) break;
      }
      return { last, faults: [...faults.values()].slice(0, MAX_FAULTS) };
    },
  };
}

/** Tries to append an anchor every few minutes; whichever process comes first after the hour does it. */
export function keepAnchors(anchors: Anchors, log: Log): { stop(): Promise<void> } {
  let underway: Promise<unknown> = Promise.resolve();
  const append = () => {
    underway = anchors
      .append()
      .catch((error: unknown) => log.warn({ err: error }, 'the audit log could not be anchored; it is tried again'));
  };
  append();
  const timer = setInterval(append, RETRY_MS).unref();
  return {
    async stop() {
      clearInterval(timer);
      await underway;
    },
  };
}

function makeKeyOnce(path: string): void {
  if (existsSync(path)) return;
  const made = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  try {
    writeFileSync(path, made, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    // Another process has made it in this moment.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw explain(error, `写入 ${path}`);
  }
}

function readKey(path: string): KeyObject {
  try {
    const key = createPrivateKey(readFileSync(path));
    if (key.asymmetricKeyType !== 'ed25519') throw new Error('not an Ed25519 key');
    return key;
  } catch (error) {
    throw new StartFailure(
      `无法读取存证密钥 ${path}（${error instanceof Error ? error.message : String(error)}），请检查 ANCHOR_KEY。 The key of the anchors cannot be read; check ANCHOR_KEY.`,
      { cause: error },
    );
  }
}

const digestOf = (line: string) => createHash('sha256').update(line).digest('hex');

/** The anchor; null if the line is none. */
function parsed(line: string): z.infer<typeof Line> | null {
  try {
    return Line.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/** The anchor; null if the line was changed or signed with another key, or the one before it was changed or removed. */
function genuine(line: string, before: string | null, publicKey: KeyObject | null): z.infer<typeof Line> | null {
  const anchor = parsed(line);
  if (!anchor || !publicKey) return null;
  const { at, previous, heads, signature } = anchor;
  const body = Buffer.from(JSON.stringify({ at, previous, heads }));
  const isSigned = verify(null, body, publicKey, Buffer.from(signature, 'base64'));
  return isSigned && previous === (before === null ? null : digestOf(before)) ? anchor : null;
}

/** The last line, also one that a crash left unfinished. */
function lastLine(file: string): string | null {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return null;
  const handle = openSync(file, 'r');
  try {
    const tail = Buffer.alloc(Math.min(size, TAIL));
    readSync(handle, tail, 0, tail.length, size - tail.length);
    return tail.toString('utf8').replace(/\n$/, '').split('\n').at(-1) ?? null;
  } finally {
    closeSync(handle);
  }
}

/** Writes a line of its own, also after one that a crash left unfinished. */
function appendTo(file: string, line: string): void {
  const handle = openSync(file, 'a+', 0o600);
  try {
    const { size } = fstatSync(handle);
    const end = Buffer.alloc(1);
    if (size > 0) readSync(handle, end, 0, 1, size - 1);
    writeSync(handle, `${size === 0 || end.toString() === '\n' ? '' : '\n'}${line}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  if (!existsSync(file)) return;
  yield* createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
}
