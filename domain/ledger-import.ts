/** The import of a workbook into the ledger: its states, and its owner's decisions (requirement B9). */
export const IMPORT_STATES = {
  /** Uploaded; a worker will read it. */
  waiting: { zh: '等待读取', en: 'Waiting', ended: false },
  reading: { zh: '正在读取和检查', en: 'Reading and checking', ended: false },
  /** There are faults, or rows that are in the ledger already: nothing was saved, the owner decides. */
  checked: { zh: '等待您决定', en: 'Waiting for your decision', ended: false },
  saving: { zh: '正在保存', en: 'Saving', ended: false },
  done: { zh: '已完成', en: 'Done', ended: true },
  /** Not a workbook that can be imported; the reason says what it is. */
  refused: { zh: '无法导入', en: 'Refused', ended: true },
  cancelled: { zh: '已取消', en: 'Cancelled', ended: true },
  /** Nobody decided in time. */
  expired: { zh: '已过期', en: 'Expired', ended: true },
} as const;
export type ImportState = keyof typeof IMPORT_STATES;
export const IMPORT_STATE_NAMES = Object.keys(IMPORT_STATES) as [ImportState, ...ImportState[]];

/**
 * Whether nothing more will happen: it has ended, and the workbook of the rows that were left out, if any, is
 * finished.
 */
export function isSettled(standing: {
  readonly state: ImportState;
  readonly rowsLeftOut: number;
  readonly hasRest: boolean;
}): boolean {
  const awaitsRest = standing.state === 'done' && standing.rowsLeftOut > 0 && !standing.hasRest;
  return IMPORT_STATES[standing.state].ended && !awaitsRest;
}

/** What to do with rows that are in the ledger already. */
export const KNOWN_ROWS = ['skip', 'update'] as const;

export interface ImportInput {
  readonly importId: string;
  /** Milliseconds that a checked import waits for a decision. */
  readonly patience: number;
}

export const DECISION_PATIENCE = 7 * 24 * 60 * 60_000;
