import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ApiProblem } from '../../../domain/contract/client.ts';
import { XLSX } from './workbook.ts';
import type { ApiWorld, Customer } from './world.ts';

/** A sample workbook of test/data. */
export function sample(name: string): Blob {
  return new Blob([readFileSync(join(import.meta.dirname, '..', '..', 'data', name))], { type: XLSX });
}

/** An enterprise with an empty ledger, and what it is told of its uploads. */
export class Importer {
  constructor(readonly customer: Customer) {}

  static async open(world: ApiWorld): Promise<Importer> {
    return new Importer(await world.customer(`企业${Math.random()}`));
  }

  load(file: Blob, fileName = '台账 2026（一季度）.xlsx') {
    return this.customer.client.call('importInstruments', { file, fileName });
  }

  async inLedger(): Promise<number> {
    return (await this.customer.client.call('listInstruments')).total;
  }

  private async refusal(file: Blob, type: string): Promise<ApiProblem> {
    const error = await this.load(file).catch((reason: unknown) => reason);
    if (!(error instanceof ApiProblem)) throw new Error('the import was not refused');
    expect(error.type).toBe(type);
    expect(await this.inLedger()).toBe(0);
    return error;
  }

  /** The faults of a refused workbook by cell; nothing of it was saved. */
  async faultsOf(file: Blob): Promise<Record<string, string>> {
    const { fields } = await this.refusal(file, 'invalid_input');
    return Object.fromEntries(fields.map(({ path, message }) => [path, message]));
  }

  /** Why a file could not be read as a workbook at all. */
  async reasonOf(file: Blob): Promise<string> {
    return (await this.refusal(file, 'workbook_unreadable')).message;
  }
}
