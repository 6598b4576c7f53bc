import { statSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Suites by how long their files take; those of one suite stay together, for they may share a process. */
const LONGEST_FIRST = ['browser', 'runtime', 'workflows', 'replay', 'documents', 'api', 'domain'];

/** The short files come last, so that both workers end at about the same time. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ project }: TestSpecification) => LONGEST_FIRST.indexOf(project.name);
    const size = ({ moduleId }: TestSpecification) => statSync(moduleId).size;
    return files.toSorted((a, b) => place(a) - place(b) || size(b) - size(a));
  }
}
