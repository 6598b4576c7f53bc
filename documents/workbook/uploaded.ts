/** The small workbooks that people upload to the API: their templates, and how many rows each may have. */
import { bufferOf } from '../bytes.ts';
import { CATALOGUE_TEMPLATE, type CatalogueField } from '../catalogue.ts';
import { EXPERT_TEMPLATE, type ExpertField } from '../experts.ts';
import { AUTHORISATION_TEMPLATE, CERTIFICATE_TEMPLATE, type InstitutionField } from '../institutions.ts';
import { REGION_TEMPLATE, type RegionField } from '../regions.ts';
import { RESULTS_TEMPLATE, type ResultField } from '../results.ts';
import { readWorkbook, type SheetRow } from './read.ts';
import type { WorkbookTemplate } from './template.ts';

export interface FieldsOfUploaded {
  results: ResultField;
  catalogue: CatalogueField;
  regions: RegionField;
  institutions: InstitutionField;
  experts: ExpertField;
}
export type UploadedWorkbook = keyof FieldsOfUploaded;

const UPLOADED: {
  readonly [N in UploadedWorkbook]: {
    readonly templates: readonly WorkbookTemplate<FieldsOfUploaded[N]>[];
    readonly rowsLimit: number;
  };
} = {
  results: { templates: [RESULTS_TEMPLATE], rowsLimit: 20_000 },
  catalogue: { templates: [CATALOGUE_TEMPLATE], rowsLimit: 5_000 },
  regions: { templates: [REGION_TEMPLATE], rowsLimit: 10_000 },
  institutions: { templates: [CERTIFICATE_TEMPLATE, AUTHORISATION_TEMPLATE], rowsLimit: 20_000 },
  experts: { templates: [EXPERT_TEMPLATE], rowsLimit: 5_000 },
};

/** @throws DomainProblem workbook_unreadable */
export async function uploadedRows(name: UploadedWorkbook, bytes: Uint8Array): Promise<readonly SheetRow[]> {
  const { templates, rowsLimit } = UPLOADED[name];
  return (await readWorkbook(bufferOf(bytes), templates as readonly WorkbookTemplate[], rowsLimit)).rows;
}
