import { textsFile, textsIn } from '../domain/text-file.js';

/** The jobs on files of texts, by the names under which threads call them. */
export const textJobs = { writeTexts: textsFile, readTexts: textsIn };
