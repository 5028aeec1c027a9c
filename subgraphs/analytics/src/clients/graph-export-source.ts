import { toGlobalId, type IdKind } from '@tertulia/subgraph';
import { z } from 'zod';
import type { ExportQuestion, ExportSource, SourceRow } from '../application/export-ports.js';
import type { Ask, Question } from './graph-questions.js';

const countQuery = 'query RowsToExport($input: ExportRowsInput!) { countExportRows(input: $input) }';
const pageQuery = 'query RowsOfExport($input: ExportRowsInput!) { exportRows(input: $input) }';
/** A page reads up to a thousand rows of a long list; counting looks at the whole list. */
const timeoutMs = 30_000;

const counted = z.object({ countExportRows: z.number() });
const cursor = z.record(z.string(), z.union([z.string(), z.number()])).nullable();
/** Only what is used of each row is looked at: there may be a million. */
const page = z.object({ exportRows: z.object({ rows: z.array(z.any()), next: cursor }) });

const idKinds: Readonly<Record<ExportQuestion['kind'], IdKind>> = {
  ...{ CONVERSATIONS: 'conversation', MESSAGES: 'conversation', CONTACTS: 'contact' },
};

/** In the same process, variables travel as they are: times are texts in both. */
function inputOf({ asOf, ...question }: ExportQuestion) {
  return { ...question, asOf: asOf.toISOString() };
}

/** Asks runtime, which owns the rows and checks the caller as for every query. */
export function graphExportSource(ask: Ask): ExportSource {
  return {
    count: async (principal, question) => {
      const variables = { input: inputOf(question) };
      return (await ask('runtime', { query: countQuery, variables, principal, timeoutMs }, counted)).countExportRows;
    },
    pages: async function* (principal, question) {
      const idKind = idKinds[question.kind];
      let after: z.infer<typeof cursor> = null;
      do {
        const variables: Question['variables'] = { input: { ...inputOf(question), after } };
        const { exportRows }: z.infer<typeof page> = await ask(
          'runtime',
          { query: pageQuery, variables, principal, timeoutMs },
          page,
        );
        yield (exportRows.rows as SourceRow[]).map((row) => ({ ...row, id: toGlobalId(idKind, String(row['id'])) }));
        after = exportRows.next;
      } while (after !== null);
    },
  };
}
