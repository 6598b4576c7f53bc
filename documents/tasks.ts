/**
 * Everything that costs more processor time or memory than a request may take from the others: made in a thread of its
 * own (runtime/document-pool.ts). Arguments and results are copied between threads: plain data and bytes, no functions.
 * What a task needs is loaded by the thread that carries it out.
 */
import type { MessagePort } from 'node:worker_threads';
import type { EndpointName } from '../domain/contract/endpoints.ts';
import type { Language } from '../domain/language.ts';
import type { BookingFormData } from './booking-form.ts';
import { bufferOf } from './bytes.ts';
import type { CertificateData } from './certificate.ts';
import type { TemplateLists } from './ledger/template.ts';
import type { OrderSlipData } from './order-slip.ts';
import type { SheetRow } from './workbook/read.ts';
import type { UploadedWorkbook } from './workbook/uploaded.ts';

/**
 * `quick`: a person waits for it for a second at most. `large`: what takes as long as its input is long. Each kind has
 * threads of its own, so that none of the second kind delays one of the first.
 */
export type Lane = 'quick' | 'large';

export interface Task<A extends readonly unknown[] = readonly never[], R = unknown> {
  readonly lane: Lane;
  /** Equal arguments give an equal result, which is kept for a while. */
  readonly kept?: true;
  run(...args: A): Promise<R>;
}

const task = <A extends readonly unknown[], R>(
  lane: Lane,
  run: Task<A, R>['run'],
  more?: { kept: true },
): Task<A, R> => ({
  lane,
  run,
  ...more,
});
const KEPT = { kept: true } as const;

type Specimen = Omit<CertificateData, 'sealImage'> & { readonly sealImage: Uint8Array | null };
type Arguments<F> = F extends (...args: infer A) => unknown ? A : never;
type Results = Arguments<typeof import('./results.ts').renderResults>;
type Institutions = Arguments<typeof import('./institutions.ts').renderInstitutions>;
type Kinds = Arguments<typeof import('./catalogue.ts').renderCatalogue>;
type Regions = Arguments<typeof import('./regions.ts').renderRegions>;
type Flow = Arguments<typeof import('./flow.ts').renderFlow>;
type RegionList = Arguments<typeof import('./ledger/lists.ts').regionList>;
type CatalogueList = Arguments<typeof import('./ledger/lists.ts').catalogueList>;
type Passwords = Arguments<typeof import('./experts.ts').passwordWorkbook>;

/** A sheet of a list of the contract: functions are not copied between threads, names are. */
async function listSheet(list: EndpointName, rows: readonly unknown[], language: Language): Promise<Buffer> {
  const [{ sheetOf }, { filled, renderSheets }] = await Promise.all([
    import('../domain/contract/sheets.ts'),
    import('./list.ts'),
  ]);
  const sheet = sheetOf(list);
  if (!sheet) throw new Error(`${list} is no list with a workbook`);
  return renderSheets([filled(sheet, rows)], language);
}

export const TASKS = {
  orderSlip: task(
    'quick',
    async (data: OrderSlipData) => (await import('./order-slip.ts')).renderOrderSlip(data),
    KEPT,
  ),
  bookingForm: task(
    'quick',
    async (data: BookingFormData) => (await import('./booking-form.ts')).renderBookingForm(data),
    KEPT,
  ),
  certificate: task('quick', async ({ sealImage, ...data }: Specimen) => {
    const { renderCertificate } = await import('./certificate.ts');
    return renderCertificate({ ...data, sealImage: sealImage && bufferOf(sealImage) });
  }),
  /** The digest of an uploaded certificate, and the certificate numbers in it. */
  inspectCertificate: task('quick', async (bytes: Uint8Array) =>
    (await import('./inspect-certificate.ts')).inspectCertificate(bytes),
  ),
  photo: task('quick', async (bytes: Uint8Array) => (await import('./images.ts')).photo(bytes)),
  sealImage: task('quick', async (bytes: Uint8Array) => (await import('./images.ts')).sealImage(bytes)),

  listSheet: task('large', listSheet, KEPT),
  flow: task('large', async (...args: Flow) => (await import('./flow.ts')).renderFlow(...args)),
  results: task('large', async (...args: Results) => (await import('./results.ts')).renderResults(...args)),
  institutions: task('large', async (...args: Institutions) =>
    (await import('./institutions.ts')).renderInstitutions(...args),
  ),
  catalogue: task('large', async (...args: Kinds) => (await import('./catalogue.ts')).renderCatalogue(...args), KEPT),
  regions: task('large', async (...args: Regions) => (await import('./regions.ts')).renderRegions(...args), KEPT),
  regionList: task(
    'large',
    async (...args: RegionList) => (await import('./ledger/lists.ts')).regionList(...args),
    KEPT,
  ),
  catalogueList: task(
    'large',
    async (...args: CatalogueList) => (await import('./ledger/lists.ts')).catalogueList(...args),
    KEPT,
  ),
  ledgerTemplate: task(
    'large',
    async (service: 'general' | 'mandatory', lists: TemplateLists) =>
      (await import('./ledger/template.ts')).ledgerTemplate(service, lists),
    KEPT,
  ),
  expertTemplate: task('large', async () => (await import('./experts.ts')).expertTemplate(), KEPT),
  passwords: task('large', async (...args: Passwords) => (await import('./experts.ts')).passwordWorkbook(...args)),
  /** The rows of an uploaded workbook. Rows of one sheet have one layout, also in the copy. */
  uploadedRows: task(
    'large',
    async (name: UploadedWorkbook, bytes: Uint8Array): Promise<readonly SheetRow[]> =>
      (await import('./workbook/uploaded.ts')).uploadedRows(name, bytes),
  ),
  /** Writes the batches of lines that come through the port into a file, and answers each when it is written. */
  ledger: task(
    'large',
    async (
      path: string,
      further: readonly string[],
      service: 'general' | 'mandatory' | undefined,
      lines: MessagePort,
    ) => (await import('./ledger/file.ts')).writeLedgerFile(path, further, service, lines),
  ),
} satisfies Record<string, Task<never, unknown>>;

export type Tasks = typeof TASKS;
export type TaskName = keyof Tasks;
export type TaskArguments<N extends TaskName> = Parameters<Tasks[N]['run']>;
/** Bytes arrive as a Buffer. */
export type TaskResult<N extends TaskName> = Awaited<ReturnType<Tasks[N]['run']>>;
