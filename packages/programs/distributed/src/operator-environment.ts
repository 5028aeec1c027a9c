import { join } from 'node:path';
import { z } from 'zod';
import { embeddedServerUrl } from './embedded-server.js';

/** Settings by which a command of an operator finds the PostgreSQL to work on. */
export const operatorShape = {
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('postgres://… of the server with the databases tertulia_*'),
  TERTULIA_DATA: z.string().optional().describe('the data folder of one process with its own PostgreSQL'),
};

/** What was set of them. */
export interface OperatorSettings {
  readonly DATABASE_URL?: string | undefined;
  readonly TERTULIA_DATA?: string | undefined;
}

/** The server that was given, or the one that one process runs on its data folder. @throws StartProblem when none runs */
export async function operatorServerUrl(settings: OperatorSettings, root: string): Promise<string> {
  return settings.DATABASE_URL ?? embeddedServerUrl(settings.TERTULIA_DATA ?? join(root, '.tertulia'));
}
