import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { LedgerImport } from '../../../domain/contract/ledger-import.ts';
import { XLSX } from './workbook.ts';
import type { ApiWorld, Customer } from './world.ts';

/** A sample workbook of test/data. */
export function sample(name: string): Blob {
  return new Blob([readFileSync(join(import.meta.dirname, '..', '..', 'data', name))], { type: XLSX });
}

/** An enterprise with an empty ledger, and the answers to its uploads. */
export class Importer {
  constructor(readonly customer: Customer) {}

  static async open(world: ApiWorld): Promise<Importer> {
    return new Importer(await world.customer(`企业${Math.random()}`));
  }

  /** Uploads a workbook; returns how far it came by itself. */
  async load(file: Blob, fileName = '台账 2026（一季度）.xlsx'): Promise<LedgerImport> {
    const { id } = await this.customer.client.call('startImport', { file, fileName });
    return this.standing(id);
  }

  standing(importId: string): Promise<LedgerImport> {
    return this.customer.client.call('getImport', { params: { importId } });
  }

  /** Saves the rows that may be saved; returns the import. */
  async decide(importId: string, known: 'skip' | 'update' = 'skip'): Promise<LedgerImport> {
    await this.customer.client.call('decideImport', { params: { importId }, body: { known } });
    return this.standing(importId);
  }

  async rest(importId: string): Promise<Blob> {
    return (await this.customer.client.call('importRest', { params: { importId } })) as Blob;
  }

  async inLedger(): Promise<number> {
    return (await this.customer.client.call('listInstruments')).total ?? 0;
  }

  /** What is wrong in the rows of an import, by cell. */
  async faults(importId: string): Promise<Record<string, string>> {
    const { data } = await this.customer.client.call('listImportFaults', {
      params: { importId },
      query: { perPage: 500 },
    });
    return Object.fromEntries(data.map(({ path, message }) => [path, message]));
  }

  /** The faults of a workbook by cell; nothing of it was saved. */
  async faultsOf(file: Blob): Promise<Record<string, string>> {
    const before = await this.inLedger();
    const { id, state } = await this.load(file);
    expect(state).toBe('checked');
    expect(await this.inLedger()).toBe(before);
    return this.faults(id);
  }

  /** Why a file could not be read as a workbook at all. */
  async reasonOf(file: Blob): Promise<string> {
    const { state, reason } = await this.load(file);
    expect(state).toBe('refused');
    expect(await this.inLedger()).toBe(0);
    return reason ?? '';
  }
}
