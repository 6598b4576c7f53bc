/** Checks an upload before it is read: its type, and that its declared unpacked size is acceptable. */
import yauzl from 'yauzl';
import { PART_LIMITS, PARTS_LIMIT, RATIO_FROM, RATIO_LIMIT, UNPACKED_LIMIT } from './limits.ts';
import { unreadableWorkbook } from './unreadable-workbook.ts';

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const LOCAL_FILE = Buffer.from('504b0304', 'hex');
/** The stream of an encrypted workbook in its OLE container (MS-OFFCRYPTO 2.3.4.4). */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const TEMPLATE = '请用本页下载的模板填写后导入。';
const BROKEN = '文件已损坏或不是Excel工作簿，请重新保存为.xlsx后再导入。';

/** Entries that other file types of the same family contain, and the message for each. */
const OTHERS: readonly (readonly [entry: string, reason: string])[] = [
  ['xl/vbaProject.bin', '这是带宏的工作簿（.xlsm），请在Excel中“另存为”.xlsx工作簿后再导入。'],
  ['xl/workbook.bin', '这是二进制工作簿（.xlsb），请在Excel中“另存为”.xlsx工作簿后再导入。'],
  ['word/document.xml', `这是Word文档，不是Excel工作簿，${TEMPLATE}`],
  ['content.xml', '这是OpenDocument表格（.ods），请“另存为”.xlsx工作簿后再导入。'],
];

/** @throws DomainProblem workbook_unreadable saying what the file is instead of a workbook, and what to do */
export async function requireXlsx(bytes: Buffer): Promise<void> {
  if (bytes.length === 0) throw unreadableWorkbook('文件是空的（0字节），请重新选择文件。');
  if (bytes.subarray(0, OLE.length).equals(OLE)) {
    throw bytes.includes(ENCRYPTED)
      ? unreadableWorkbook('工作簿设有打开密码，请在Excel中取消密码后保存，再导入。')
      : unreadableWorkbook('这是旧版Excel文件（.xls），请在Excel中“另存为”.xlsx工作簿后再导入。');
  }
  if (!bytes.subarray(0, LOCAL_FILE.length).equals(LOCAL_FILE)) {
    throw looksLikeText(bytes)
      ? unreadableWorkbook(`这是文本文件（如.csv），不是.xlsx工作簿，请在Excel中打开并“另存为”.xlsx，或${TEMPLATE}`)
      : unreadableWorkbook(`这不是.xlsx工作簿，${TEMPLATE}`);
  }
  const names = await namesIn(bytes);
  for (const [entry, reason] of OTHERS) if (names.has(entry)) throw unreadableWorkbook(reason);
  if (!names.has('xl/workbook.xml')) throw unreadableWorkbook(`这是压缩文件，不是.xlsx工作簿，${TEMPLATE}`);
  if (![...names].some((name) => /^xl\/worksheets\/.+\.xml$/.test(name))) {
    throw unreadableWorkbook(`工作簿中没有工作表，${TEMPLATE}`);
  }
}

function looksLikeText(bytes: Buffer): boolean {
  return !bytes.subarray(0, 4096).includes(0);
}

const tooLarge = (what: string, limit: number) =>
  unreadableWorkbook(`${what}解压后超过${limit / 1024 / 1024}MB，请删除多余的内容或拆分后再导入。`);

/** @throws DomainProblem workbook_unreadable for a part that no ledger has */
function requireUsual({ fileName, uncompressedSize, compressedSize }: yauzl.Entry): void {
  const [, limit] = PART_LIMITS.find(([part]) => part.test(fileName)) ?? [];
  if (limit === undefined) return;
  if (uncompressedSize > limit) throw tooLarge(`文件内的部件${fileName}`, limit);
  if (uncompressedSize > RATIO_FROM && uncompressedSize > compressedSize * RATIO_LIMIT) {
    throw unreadableWorkbook(
      `文件内的部件${fileName}几乎全是重复内容，不像是填写的表格，请把填写的行复制到本页下载的模板中再导入。`,
    );
  }
}

/**
 * The names of the archive's entries, whose declared sizes are limited. Reading an entry later is limited to its
 * declared size: more bytes are an error of the archive.
 */
async function namesIn(bytes: Buffer): Promise<Set<string>> {
  const names = new Set<string>();
  let claimed = 0;
  try {
    const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
    for await (const entry of zip.eachEntry()) {
      names.add(entry.fileName);
      requireUsual(entry);
      claimed += entry.uncompressedSize;
      if (names.size > PARTS_LIMIT)
        throw unreadableWorkbook('文件内的部件过多，不像是Excel工作簿，请重新保存后再导入。');
      if (claimed > UNPACKED_LIMIT) throw tooLarge('文件', UNPACKED_LIMIT);
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'DomainProblem') throw error;
    throw unreadableWorkbook(BROKEN);
  }
  return names;
}
