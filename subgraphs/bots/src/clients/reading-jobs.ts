import { readDocument, type DocumentFile } from '@tertulia/document-passages';

/** The jobs on files of people, by the names under which threads call them. */
export const readingJobs = { readDocument: async (file: DocumentFile) => readDocument(file) };
