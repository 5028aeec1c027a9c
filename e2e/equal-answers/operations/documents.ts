/** Documents of the knowledge: uploaded, read, refused and removed. */
import type { Step } from '../step.ts';
import { change, type Extra, look } from './steps.ts';

const content = Buffer.from('# Envíos\n\nLlegan en tres días.\n\n# Cambios\n\nTienes treinta días.').toString('base64');
const document = `document { title content { kind fileName pages characters bytes passageCount
  passages(first: 1) { totalCount nodes { number heading page text } } } } stale { revision } draft { revision }`;

export const documents: readonly Step[] = [
  part({ uploadId: 'politica', content }, { as: 'ana' }),
  part({ uploadId: 'politica', content: 'no base64' }, { as: 'ana', refused: 'INVALID_FORMAT', name: 'a broken part' }),
  part({ uploadId: 'politica', content }, { as: 'mateo', refused: 'NOT_FOUND' }),
  part({ uploadId: 'politica', content }, { as: 'vera', refused: 'FORBIDDEN' }),
  part({ uploadId: 'roto', content: 'AAEC' }, { as: 'ana', name: 'a file that is no text' }),
  look('query Revision($id: ID!) { bot(id: $id) { draft { revision } } }', {
    ...{ as: 'ana', name: 'the revision before a document', variables: { id: '$own' } },
    keep: { revision: 'data.bot.draft.revision' },
  }),
  add({ uploadId: 'politica', saveId: 'documento' }, { as: 'ana' }),
  add({ uploadId: 'roto' }, { as: 'ana', refused: 'DOCUMENT_REFUSED', name: 'adds a file that is no text' }),
  add({ uploadId: 'politica' }, { as: 'vera', refused: 'FORBIDDEN', name: 'adds without the right' }),
  look(
    'query Documents($id: ID!) { bot(id: $id) { draft { revision documents { id title } documentUsage { documents documentsMax charactersMax } } } }',
    {
      ...{ as: 'ana', name: 'the documents of a bot', variables: { id: '$own' } },
      keep: { revision: 'data.bot.draft.revision' },
    },
  ),
  change('deleteDocument', 'draft { revision }', {
    ...{ as: 'ana', input: { botId: '$own', revision: '$revision', id: 'documento' } },
  }),
];

function part(input: { uploadId: string; content: string }, rest: Extra): Step {
  return change('uploadDocumentPart', 'receivedBytes', { input: { botId: '$own', part: 0, ...input }, ...rest });
}

function add(input: { uploadId: string; saveId?: string }, rest: Extra): Step {
  const given = { botId: '$own', revision: '$revision', fileName: 'politica.md', ...input };
  return change('addDocument', document, { input: given, ...rest });
}
