/** A look at an upload before it is unpacked. */
import { DomainProblem } from '../../domain/problem.ts';

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const LOCAL_FILE = Buffer.from('504b0304', 'hex');
const DIRECTORY_END = Buffer.from('504b0506', 'hex');
const DIRECTORY_ENTRY = 0x02014b50;
const UNPACKED_LIMIT = 400 * 1024 * 1024;

const unreadable = (reason: string) => new DomainProblem('workbook_unreadable', { reason });

/** @throws DomainProblem workbook_unreadable saying what the file is instead of a workbook, and what to do */
export function requireXlsx(bytes: Buffer): void {
  if (bytes.length === 0) throw unreadable('文件是空的（0字节），请重新选择文件。');
  if (bytes.subarray(0, OLE.length).equals(OLE)) {
    throw unreadable('这是旧版.xls文件或加密的工作簿，请在Excel中取消密码并“另存为”.xlsx工作簿后再导入。');
  }
  if (!bytes.subarray(0, LOCAL_FILE.length).equals(LOCAL_FILE)) {
    throw unreadable('这不是.xlsx工作簿，请用本页下载的模板填写后导入。');
  }
  if (unpackedSize(bytes) > UNPACKED_LIMIT) throw unreadable('解压后的内容过大，请拆分后再导入。');
}

/** Bytes of the archive when unpacked, as its directory says. */
function unpackedSize(bytes: Buffer): number {
  const end = bytes.lastIndexOf(DIRECTORY_END);
  if (end < 0 || end + 20 > bytes.length) throw unreadable('文件已损坏，请重新保存后再导入。');
  let at = bytes.readUInt32LE(end + 16);
  let size = 0;
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === DIRECTORY_ENTRY) {
    size += bytes.readUInt32LE(at + 24);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return size;
}
