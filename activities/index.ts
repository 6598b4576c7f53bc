export { type DocumentDependencies, documentActivities } from './certificates.ts';
export { transitionActivities } from './transition.ts';
