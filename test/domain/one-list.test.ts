import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COMMAND_NAMES } from '../../domain/command.ts';
import { STAGE_NAMES } from '../../domain/stage.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FOLDERS = 'domain store workflows activities documents api site portal admin web runtime'.split(' ');

/** The tables themselves. Migrations contain copies, which test/api/frozen-sql.test.ts compares with the domain. */
const isTable = (file: string) => /^domain\/(stage|command)(\/\w+)?\.ts$/.test(file);

/** Words that are names of stages or commands too, where they mean something else. No stage or command is excused here. */
const OTHER_MEANINGS: Readonly<Record<string, readonly string[]>> = {
  // States of bookings.
  'domain/booking-state.ts': ['completed', 'cancelled'],
  'portal/my/useOpenOrders.ts': ['completed', 'cancelled'],
  // Figures of the flow.
  'admin/orders/FigureNotice.tsx': ['rejected', 'completed'],
  // Libraries of reasons.
  'domain/reason.ts': ['forward', 'send_back', 'cancel'],
  // Properties of other endpoints.
  'domain/contract/endpoints/work.ts': ['forward', 'reschedule'],
  // Keys of words, e.g. for registrations, imports, instruments and figures.
  'admin/words/en.ts': ['rejected', 'completed', 'cancelled', 'forward', 'schedule'],
  'admin/words/zh.ts': ['rejected', 'completed', 'cancelled', 'forward', 'schedule'],
  'portal/words/en.ts': ['rejected', 'cancelled'],
  'portal/words/zh.ts': ['rejected', 'cancelled'],
};

/** Files that are themselves what these commands do or say: the behaviour stands here once, keyed by command. */
const BEHAVIOUR: Readonly<Record<string, string>> = {
  'domain/contract/command.ts': 'the body of each command; it does not compile without one',
  'domain/trail.ts': 'what a cancellation and a resubmission mean for one instrument',
  'store/transition/effect.ts': 'what each command writes besides the stage',
  'store/transition/items.ts': 'what commands do to single instruments',
  'store/transition/visit-answer.ts': 'what the two answers to a date write',
  'api/orders/view.ts': 'what readers see of a confirmed date, of results and of a submission',
  'portal/orders/forms.ts': 'the forms of commands of customers; it does not compile without one',
  'portal/orders/visit/VisitPanel.tsx': 'the two answers to a date',
  'admin/visits/board/PlanDialog.tsx': 'the two commands that the board gives',
};

/** The names that the text has as a string, as a key or as a property; comments do not count. */
function namesIn(text: string, names: readonly string[]): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
  return names.filter((name) => new RegExp(`(['"\`])${name}\\1|\\b${name}\\??:|\\.${name}\\b`).test(code));
}

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1)),
).filter((file) => !file.includes('node_modules') && !isTable(file));

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** The files that name two or more, with the names. */
function naming(names: readonly string[]): string[] {
  return sources.flatMap((file) => {
    const found = namesIn(read(file), names).filter((name) => !OTHER_MEANINGS[file]?.includes(name));
    return found.length > 1 ? [`${file}: ${found.join(', ')}`] : [];
  });
}

it('R:C9 allows no file to name two stages except the tables of stages and commands', () => {
  expect(sources.length).toBeGreaterThan(900);
  expect(naming(STAGE_NAMES)).toEqual([]);
});

it('R:C9 finds a name in SQL, in a list, as a key and as a property, but not in a comment', () => {
  const found = (text: string) => namesIn(text, STAGE_NAMES);
  expect(found("s.stage in ('rejected', 'awaiting_sample')")).toEqual(['rejected', 'awaiting_sample']);
  expect(found('const OPEN = ["in_progress", `awaiting_check`];')).toEqual(['in_progress', 'awaiting_check']);
  expect(found('const LIMITS = { scheduled: 15, superseded?: 0 }')).toEqual(['scheduled', 'superseded']);
  expect(found('STAGES.completed.rank < STAGES.cancelled.rank')).toEqual(['completed', 'cancelled']);
  expect(found("/** From 'rejected' */ a(); // until 'completed'\n")).toEqual([]);
});

it('R:C9 allows no file to name two commands except their tables and the files that implement them', () => {
  const files = naming(COMMAND_NAMES).map((line) => line.split(':')[0]);
  expect(files.sort()).toEqual(Object.keys(BEHAVIOUR).sort());
});
