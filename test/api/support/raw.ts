/** Requests as no browser and no library would send them. */
import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/** Sends a request with this target, byte by byte (latin1), and reads the answer. */
export function ask(
  url: string,
  target: string,
  { method = 'GET', cookie = '', headers = {} }: { method?: string; cookie?: string; headers?: object } = {},
): Promise<RawAnswer> {
  const { hostname, port, host } = new URL(url);
  const fields = Object.entries({ host, connection: 'close', ...(cookie ? { cookie } : {}), ...headers });
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.once('error', reject);
    socket.once('close', () => {
      const text = Buffer.concat(chunks).toString();
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]), text });
    });
    const head = [`${method} ${target} HTTP/1.1`, ...fields.map((pair) => pair.join(': ')), '', ''];
    socket.write(head.join('\r\n'), 'latin1');
  });
}

/** Spellings by which somebody may hope to pass as another address, by name. */
export const SPELLINGS: Readonly<Record<string, (target: string, url: string) => string>> = {
  'a backslash inside': (target) => inner(target, '\\'),
  'a backslash at the beginning': (target) => `\\${target.slice(1)}`,
  'a slash and a backslash': (target) => `/\\${target.slice(1)}`,
  'a double slash inside': (target) => inner(target, '//'),
  'a double slash at the beginning': (target) => `/${target}`,
  'an encoded slash': (target) => inner(target, '%2f'),
  'an encoded backslash': (target) => inner(target, '%5C'),
  'a segment of one dot': (target) => inner(target, '/./'),
  'an encoded dot': (target) => `/%2e${target}`,
  'two dots': (target) => `/x/..${target}`,
  'two encoded dots': (target) => `/x/.%2E${target}`,
  'other case': (target) => target.toUpperCase(),
  'a NUL': (target) => `${target}%00`,
  'an encoded line break': (target) => `${target}%0d%0a`,
  'a raw tab': (target) => `${target}\t`,
  'a raw byte above ASCII': (target) => `${target}\u00e4`,
  'half an escape': (target) => `${target}%e`,
  'a fragment': (target) => `${target}#x`,
  'another host': (target) => `http://elsewhere.test${target}`,
  'our host with a user': (target, url) => `${url.replace('://', '://a@')}${target}`,
  'our host': (target, url) => `${url}${target}`,
};

/** The target with its last slash but a final one written in another way. */
function inner(target: string, slash: string): string {
  return target.replace(/\/(?=[^/]*\/?$)/, slash);
}
