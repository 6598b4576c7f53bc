import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { describe, expect, it } from 'vitest';
import { workflowBundle } from '../../runtime/workflow-bundle.ts';
import { DELIVERY_PATHS } from './delivery-paths.ts';
import { fromJson } from './history.ts';
import { OTHER_PATHS } from './import-paths.ts';
import { PATHS } from './paths.ts';

const HISTORIES = join(import.meta.dirname, 'histories');
const shapes = readdirSync(HISTORIES);

const replay = async (json: string) =>
  Worker.runReplayHistory({ workflowBundle: { codePath: await workflowBundle() } }, fromJson(json), 'replayed');

describe.each(shapes)('today’s workflow code, on histories recorded as %s,', (shape) => {
  const files = readdirSync(join(HISTORIES, shape));

  it.each(files)('replays %s', async (file) => {
    await replay(readFileSync(join(HISTORIES, shape, file), 'utf8'));
  });
});

it('has a recorded history of every path', () => {
  const recorded = new Set(shapes.flatMap((shape) => readdirSync(join(HISTORIES, shape))));
  const paths = [...Object.keys(PATHS), ...Object.keys(DELIVERY_PATHS), ...OTHER_PATHS];
  expect(paths.filter((name) => !recorded.has(`${name}.json`))).toEqual([]);
});

it('refuses a history that the code would not have made', async () => {
  const [shape = ''] = shapes;
  const text = readFileSync(join(HISTORIES, shape, 'bring-in-straight.json'), 'utf8');
  const changed = text.replaceAll('renderCertificates', 'renderSomethingElse');
  expect(changed).not.toBe(text);
  await expect(replay(changed)).rejects.toThrow(/[Nn]ondeterminis/);
});
