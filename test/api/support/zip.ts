/** Archives made by hand, so that they can be wrong. */
import { crc32, deflateRawSync } from 'node:zlib';

interface Part {
  readonly name: string;
  readonly deflated: Buffer;
  /** The size that the archive claims for it, unpacked. */
  readonly size: number;
}

/** A zip archive (APPNOTE 4.3) of these files, and of parts whose claims are not looked at. */
export function zipOf(files: Readonly<Record<string, Buffer>>, parts: readonly Part[] = []): Buffer {
  const all: Part[] = [
    ...Object.entries(files).map(([name, bytes]) => ({ name, deflated: deflateRawSync(bytes), size: bytes.length })),
    ...parts,
  ];
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, deflated, size } of all) {
    const local = header(0x04034b50, 30, name, deflated.length, size, 14);
    const entry = header(0x02014b50, 46, name, deflated.length, size, 16);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, deflated);
    entries.push(entry);
    offset += local.length + deflated.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(all.length, 8);
  end.writeUInt16LE(all.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function header(signature: number, length: number, name: string, packed: number, size: number, at: number): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(signature, 0);
  const version = length === 46 ? 6 : 4;
  bytes.writeUInt16LE(20, version);
  bytes.writeUInt16LE(8, version + 4);
  bytes.writeUInt32LE(crc32(name), at);
  bytes.writeUInt32LE(packed, at + 4);
  bytes.writeUInt32LE(size, at + 8);
  bytes.writeUInt16LE(Buffer.byteLength(name), at + 12);
  return Buffer.concat([bytes, Buffer.from(name)]);
}
