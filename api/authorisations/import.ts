/** The import of the certificates and authorisations of institutions from a workbook. */
import { AUTHORISATION_TEMPLATE, CERTIFICATE_TEMPLATE, type InstitutionField } from '../../documents/institutions.ts';
import { type SheetRow, textIn } from '../../documents/workbook/read.ts';
import { hasColumn, type ImportedRows } from '../../documents/workbook/rows.ts';
import {
  type Authorisation,
  AuthorisationCertificate,
  AuthorisationInput,
} from '../../domain/contract/authorisation.ts';
import type { Institution } from '../../domain/contract/institution.ts';
import type { ImportPlan } from '../../domain/contract/managed-record.ts';
import { addAuthorisation, allAuthorisations, changeAuthorisation } from '../../store/authorisation/authorisation.ts';
import { changeCertificate } from '../../store/institution/certificate.ts';
import { authorisationChanges, authorisationWords, certificateChanges } from '../../store/institution/history.ts';
import { approvedInstitutions } from '../../store/institution/row.ts';
import type { PersonalData } from '../../store/personal-data/sealing.ts';
import { kinds } from '../../store/reference/kind.ts';
import { regions } from '../../store/reference/region.ts';
import type { Transaction } from '../../store/sql/database.ts';
import type { PersonActor } from '../http/scope.ts';
import { applyPlan, madeInTurns, type Planned } from '../workbook/import.ts';

interface Named {
  readonly name: string;
  readonly retired: boolean;
}

interface Known {
  readonly institutions: ReadonlyMap<string, Institution>;
  /** By code (regions) or number. */
  readonly regions: ReadonlyMap<string, Named>;
  readonly categories: ReadonlyMap<string, Named>;
  readonly kinds: ReadonlyMap<string, Named>;
  readonly authorisations: readonly (Authorisation & { readonly institutionName: string })[];
}

/** The effect of a row when the import is applied. */
type Step = (trx: Transaction) => Promise<unknown>;
type Rows = ImportedRows<InstitutionField>;
type Row = SheetRow<InstitutionField>;

/** @throws DomainProblem invalid_input naming every faulty row and column */
export async function importInstitutions(
  trx: Transaction,
  personal: PersonalData,
  imported: Rows,
  apply: boolean,
  actor: PersonActor,
): Promise<ImportPlan> {
  const known = await readKnown(trx, personal);
  const certificates = await certificateSteps(imported, known, personal, actor);
  const authorisations = await authorisationSteps(imported, known, actor);
  imported.refuseFaults();
  const take = (step: Step) => step(trx);
  return applyPlan([...certificates, ...authorisations], apply, take, take);
}

async function readKnown(trx: Transaction, personal: PersonalData): Promise<Known> {
  const institutions = await approvedInstitutions(trx, personal);
  const allKinds = await kinds.all(trx);
  return {
    institutions: new Map(institutions.map((institution) => [institution.name, institution])),
    regions: new Map((await regions.all(trx)).map(({ code, fullName: name, retired }) => [code, { name, retired }])),
    categories: new Map(
      allKinds.map(({ categoryNumber, categoryName: name }) => [categoryNumber, { name, retired: false }]),
    ),
    kinds: new Map(allKinds.map((kind) => [kind.number, kind])),
    authorisations: await allAuthorisations(trx),
  };
}

function institutionIn(imported: Rows, row: Row, known: Known): Institution | null {
  const name = textIn(row, 'institutionName');
  const institution = known.institutions.get(name);
  if (institution) return institution;
  const words =
    name === '' ? '请填写机构名称' : `没有审核通过的机构“${name}”，请核对名称；机构须先在门户注册并通过审核`;
  imported.fault(row, 'institutionName', words);
  return null;
}

async function certificateSteps(
  imported: Rows,
  known: Known,
  personal: PersonalData,
  actor: PersonActor,
): Promise<Planned<Step>[]> {
  const seen = new Map<string, number>();
  return madeInTurns(imported.rowsOf(CERTIFICATE_TEMPLATE), (row): Planned<Step>[] => {
    const institution = institutionIn(imported, row, known);
    const certificate = imported.parse(row, AuthorisationCertificate, {
      certificateNumber: imported.text(row, 'certificateNumber', institution?.certificateNumber),
      certificateLevel: imported.text(row, 'certificateLevel', institution?.certificateLevel),
      certificateValidUntil: imported.day(row, 'certificateValidUntil', institution?.certificateValidUntil),
    });
    if (!institution || !certificate) return [];
    const code = textIn(row, 'creditCode');
    if (code !== '' && code !== institution.creditCode)
      imported.fault(row, 'creditCode', `“${institution.name}”的统一社会信用代码为“${institution.creditCode}”`);
    const earlier = seen.get(institution.id);
    if (earlier) imported.fault(row, 'institutionName', `与第${earlier}行的机构重复`);
    seen.set(institution.id, row.number);
    const { certificateImage: _, ...fields } = certificate;
    return [
      {
        input: (trx) => changeCertificate(trx, personal, institution.id, fields, actor),
        key: institution.name,
        name: '',
        isNew: false,
        changes: certificateChanges(institution, { ...institution, ...fields }),
      },
    ];
  });
}

/** The days of one authorisation as they would be after the import. */
interface Span {
  readonly from: string;
  readonly until: string | null;
  readonly row: Row | null;
}

async function authorisationSteps(imported: Rows, known: Known, actor: PersonActor): Promise<Planned<Step>[]> {
  const subjectOf = (
    institutionId: string,
    input: Pick<AuthorisationInput, 'regionCode' | 'categoryNumber' | 'kindNumber'>,
  ) => [institutionId, input.regionCode, input.categoryNumber, input.kindNumber ?? ''].join(' ');
  const idOf = (name: string) => known.institutions.get(name)?.id ?? '';
  const before = new Map(
    known.authorisations.map((one) => [`${subjectOf(idOf(one.institutionName), one)} ${one.validFrom}`, one]),
  );
  const spans = new Map<string, Map<string, Span>>();
  const setSpan = (subject: string, span: Span) => {
    const those = spans.get(subject) ?? new Map<string, Span>();
    spans.set(subject, those.set(span.from, span));
  };
  for (const one of known.authorisations) {
    const { validFrom: from, validUntil: until } = one;
    setSpan(subjectOf(idOf(one.institutionName), one), { from, until, row: null });
  }
  const steps = await madeInTurns(imported.rowsOf(AUTHORISATION_TEMPLATE), (row): Planned<Step>[] => {
    const institution = institutionIn(imported, row, known);
    const input = imported.parse(row, AuthorisationInput, {
      regionCode: textIn(row, 'regionCode'),
      categoryNumber: textIn(row, 'categoryNumber'),
      kindNumber: textIn(row, 'kindNumber') || null,
      validFrom: imported.day(row, 'validFrom', null) ?? '',
      validUntil: imported.day(row, 'validUntil', null),
    });
    if (!input || !institution) return [];
    const subject = subjectOf(institution.id, input);
    const prior = before.get(`${subject} ${input.validFrom}`);
    if (!named(imported, row, known, input, prior !== undefined)) return [];
    const validUntil = prior && !hasColumn(row, 'validUntil') ? prior.validUntil : input.validUntil;
    const earlier = spans.get(subject)?.get(input.validFrom)?.row;
    if (earlier) {
      imported.fault(row, 'validFrom', `与第${earlier.number}行的授权重复`);
      return [];
    }
    setSpan(subject, { from: input.validFrom, until: validUntil, row });
    return [
      {
        input: (trx) =>
          prior
            ? changeAuthorisation(trx, prior.id, validUntil, actor)
            : addAuthorisation(trx, institution.id, input, actor),
        key: institution.name,
        name: wordsOf(known, input),
        isNew: !prior,
        changes: prior ? authorisationChanges(prior, { validUntil }) : [],
      },
    ];
  });
  for (const those of spans.values()) refuseOverlaps(imported, [...those.values()]);
  return steps;
}

function wordsOf(known: Known, { regionCode, categoryNumber, kindNumber }: AuthorisationInput): string {
  return authorisationWords({
    regionName: known.regions.get(regionCode)?.name ?? '',
    categoryName: known.categories.get(categoryNumber)?.name ?? '',
    kindName: kindNumber === null ? null : (known.kinds.get(kindNumber)?.name ?? ''),
  });
}

/**
 * Whether region, category and kind exist with the names in the row.
 * @param isPrior whether the authorisation exists already: it may keep what was retired since
 */
function named(imported: Rows, row: Row, known: Known, input: AuthorisationInput, isPrior: boolean): boolean {
  const { regionCode, categoryNumber, kindNumber } = input;
  const check = (
    [codeField, nameField]: readonly [InstitutionField, InstitutionField],
    found: Named | undefined,
    unknown: string,
  ): boolean => {
    const given = textIn(row, nameField);
    if (!found || (found.retired && !isPrior)) {
      imported.fault(row, codeField, unknown);
      return false;
    }
    if (given === '' || given === found.name) return true;
    imported.fault(row, nameField, `${textIn(row, codeField)}为“${found.name}”，请核对`);
    return false;
  };
  const kind = kindNumber?.startsWith(categoryNumber) ? known.kinds.get(kindNumber) : undefined;
  const region = known.regions.get(regionCode);
  const category = known.categories.get(categoryNumber);
  const checked = [
    check(['regionCode', 'regionName'], region, `没有在用的行政区划“${regionCode}”`),
    check(['categoryNumber', 'categoryName'], category, `强检目录中没有项别“${categoryNumber}”`),
    kindNumber === null ||
      check(['kindNumber', 'kindName'], kind, `项别${categoryNumber}中没有在用的种别“${kindNumber}”`),
  ];
  return checked.every(Boolean);
}

function refuseOverlaps(imported: Rows, spans: Span[]): void {
  spans.sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const [place, span] of spans.entries()) {
    const next = spans[place + 1];
    if (!next || (span.until !== null && span.until < next.from)) continue;
    const row = next.row ?? span.row;
    const other = next.row ? span : next;
    if (row)
      imported.fault(
        row,
        'validFrom',
        `与同一机构同一授权（${other.from} – ${other.until ?? '长期'}）的有效期重叠；延长请保留有效期起，改有效期至`,
      );
  }
}
