// Evidence files 证据卷: the module's public face.
export { evidenceFilesErrors } from './evidence-files.errors.ts';
export { registerEvidenceFiles } from './evidence-files.routes.ts';
