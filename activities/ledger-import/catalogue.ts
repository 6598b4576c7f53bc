/** Looks up the texts of rows in services, catalogue and regions, which are read once for each import. */

import { nameFault, nearestNames } from '../../store/instrument/suggestion.ts';
import { type KnownCategory, listCatalogue } from '../../store/reference/catalogue.ts';
import { regionsInForce } from '../../store/reference/region.ts';
import { serviceItemNames } from '../../store/reference/service-item.ts';
import type { Reader } from '../../store/sql/database.ts';

export type Lookup = { readonly value: string } | { readonly fault: string };

const MAX_CACHED = 10_000;

export class Catalogue {
  private readonly kinds: ReadonlyMap<string, ReadonlyMap<string, string>>;
  private readonly regions = new Map<string, string>();
  /** Faults of texts that were looked up before: a column often repeats the same text a thousand times. */
  private readonly faults = new Map<string, string | null>();

  constructor(
    private readonly services: ReadonlySet<string>,
    categories: readonly KnownCategory[],
    regions: readonly { code: string; name: string; fullName: string }[],
  ) {
    this.kinds = new Map(
      categories.map(({ name, kinds }) => [name, new Map(kinds.map((kind) => [kind.name, kind.number]))]),
    );
    for (const { code, fullName } of regions) this.regions.set(fullName, code).set(code, code);
    this.addShortNames(regions);
  }

  static async read(db: Reader): Promise<Catalogue> {
    const [services, { data }, regions] = await Promise.all([
      serviceItemNames(db),
      listCatalogue(db),
      regionsInForce(db),
    ]);
    return new Catalogue(new Set(services), data, regions);
  }

  /** Adds names without their parent regions, if only one region has them: 康巴什区, 鄂尔多斯市康巴什区. */
  private addShortNames(regions: readonly { code: string; name: string; fullName: string }[]): void {
    const codes = new Map<string, string[]>();
    const provinces = new Map(regions.map(({ code, fullName }) => [code, fullName]));
    for (const { code, name, fullName } of regions) {
      const above = provinces.get(`${code.slice(0, 2)}0000`) ?? '';
      for (const short of new Set([name, fullName.slice(above.length)])) {
        if (short) codes.set(short, [...(codes.get(short) ?? []), code]);
      }
    }
    for (const [short, [only, ...others]] of codes) {
      if (only && others.length === 0 && !this.regions.has(short)) this.regions.set(short, only);
    }
  }

  private remembered(key: string, find: () => string | null): string | null {
    const before = this.faults.get(key);
    if (before !== undefined) return before;
    const fault = find();
    if (this.faults.size < MAX_CACHED) this.faults.set(key, fault);
    return fault;
  }

  /** The fault of an instrument's name for general work, or null. */
  nameFault(name: string): string | null {
    return this.remembered(`name ${name}`, () => nameFault(name, this.services));
  }

  region(text: string): Lookup {
    const value = this.regions.get(text.replace(/[\s/·,，、-]/g, ''));
    return value
      ? { value }
      : { fault: `“${text}”不是行政区划，请按《行政区划信息》填写，如内蒙古自治区鄂尔多斯市康巴什区` };
  }

  kind(categoryName: string, name: string): Lookup {
    const kinds = this.kinds.get(categoryName);
    const value = kinds?.get(name);
    if (value) return { value };
    if (!kinds) return { fault: `请先改正器具项别` };
    return { fault: `项别“${categoryName}”中没有种别“${name}”，可填：${[...kinds.keys()].slice(0, 12).join('、')}` };
  }

  /** The fault of a category's name, or null. */
  categoryFault(name: string): string | null {
    if (this.kinds.has(name)) return null;
    return this.remembered(
      `category ${name}`,
      () => `“${name}”不在强制检定目录的项别中，您是否要找：${nearestNames(name, [...this.kinds.keys()]).join('、')}？`,
    );
  }
}
