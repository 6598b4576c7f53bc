import { statSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Suites that wait more than they compute: for servers that start and stop, for time limits, for retries. */
const WAITING = ['runtime', 'workflows', 'replay'];
/** The files of a suite stay together, for they may share a process. */
const AFTER_THAT = ['documents', 'api', 'domain', 'web'];

/**
 * The largest files of each suite first. Those of the browser, which compute all the time, alternate with those that
 * wait, so that the processors always have something to do, and never too much.
 */
export class Alternating extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const size = ({ moduleId }: TestSpecification) => statSync(moduleId).size;
    const of = (...suites: string[]) =>
      files.filter(({ project }) => suites.includes(project.name)).toSorted((a, b) => size(b) - size(a));
    const [browser, waiting] = [of('browser'), of(...WAITING)];
    const alternating = Array.from({ length: Math.max(browser.length, waiting.length) }, (_, place) =>
      [browser[place], waiting[place]].filter((file) => file !== undefined),
    ).flat();
    const known = [...alternating, ...AFTER_THAT.flatMap((suite) => of(suite))];
    return [...known, ...files.filter((file) => !known.includes(file))];
  }
}
