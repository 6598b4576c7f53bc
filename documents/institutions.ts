/** Certificates and authorisations of institutions as a workbook; export and import have the same format. */
import type { Authorisation } from '../domain/contract/authorisation.ts';
import type { Institution } from '../domain/contract/institution.ts';
import { HEADING_FILL } from './ledger/write.ts';
import { addSheet, templateWorkbook } from './workbook/sheet.ts';
import type { Column, WorkbookTemplate } from './workbook/template.ts';

export type InstitutionField =
  | 'institutionName'
  | 'creditCode'
  | 'certificateNumber'
  | 'certificateLevel'
  | 'certificateValidUntil'
  | 'regionCode'
  | 'regionName'
  | 'categoryNumber'
  | 'categoryName'
  | 'kindNumber'
  | 'kindName'
  | 'validFrom'
  | 'validUntil';

const column = (field: InstitutionField, heading: string, mandatory = false): Column<InstitutionField> => ({
  field,
  heading,
  mandatory,
});

export const CERTIFICATE_TEMPLATE: WorkbookTemplate<InstitutionField> = {
  sheet: '授权证书',
  name: '机构与授权导入模板',
  thing: '机构或授权',
  marked: 'institutionName',
  columns: [
    column('institutionName', '机构名称', true),
    column('creditCode', '统一社会信用代码'),
    column('certificateNumber', '授权证书号'),
    column('certificateLevel', '级别'),
    column('certificateValidUntil', '证书有效期至'),
  ],
};

export const AUTHORISATION_TEMPLATE: WorkbookTemplate<InstitutionField> = {
  sheet: '授权项目',
  name: '机构与授权导入模板',
  thing: '机构或授权',
  marked: 'institutionName',
  columns: [
    column('institutionName', '机构名称', true),
    column('regionCode', '行政区划代码', true),
    column('regionName', '行政区划'),
    column('categoryNumber', '项别号', true),
    column('categoryName', '项别'),
    column('kindNumber', '种别号'),
    column('kindName', '种别'),
    column('validFrom', '有效期起', true),
    column('validUntil', '有效期至'),
  ],
};

const WIDE: readonly InstitutionField[] = ['institutionName', 'regionName', 'categoryName', 'kindName'];
const widthOf = (field: InstitutionField) => (WIDE.includes(field) ? 34 : 18);

export async function renderInstitutions(
  institutions: readonly Institution[],
  authorisations: readonly (Authorisation & { readonly institutionName: string })[],
): Promise<Buffer> {
  const { workbook, sheet: certificates } = templateWorkbook(CERTIFICATE_TEMPLATE, widthOf);
  const authorised = addSheet(workbook, AUTHORISATION_TEMPLATE, widthOf);
  for (const sheet of [certificates, authorised]) sheet.getRow(1).fill = HEADING_FILL;
  for (const institution of institutions) {
    const certificateValidUntil = institution.certificateValidUntil ?? '';
    certificates.addRow({ ...institution, institutionName: institution.name, certificateValidUntil });
  }
  for (const authorisation of authorisations) {
    const { kindNumber, kindName, validUntil } = authorisation;
    authorised.addRow({
      ...authorisation,
      kindNumber: kindNumber ?? '',
      kindName: kindName ?? '',
      validUntil: validUntil ?? '',
    });
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
