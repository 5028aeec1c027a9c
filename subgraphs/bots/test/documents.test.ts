import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { documentBounds } from '@tertulia/document-passages';
import { fromGlobalId } from '@tertulia/subgraph';
import { principals } from '@tertulia/testkit';
import { mostOfBot } from '../src/domain/document-content.js';
import { ana, bruno, newBot, openWorld, organizationA, type World } from './world.js';

let world: World;
/** A bot for what changes nothing. */
let shared: string;
beforeAll(async () => {
  world = await openWorld();
  shared = await newBot(world, ana);
});
afterAll(async () => world.close());

const uploadMutation = `mutation ($input: UploadDocumentPartInput!) {
  uploadDocumentPart(input: $input) { receivedBytes userErrors { field code message } }
}`;
const addMutation = `mutation ($input: AddDocumentInput!) {
  addDocument(input: $input) { draft { revision } document { id title contentId content { kind } } stale { revision } userErrors { field code message } }
}`;
const deleteMutation = `mutation ($input: DeleteDocumentInput!) {
  deleteDocument(input: $input) { draft { revision } userErrors { code } }
}`;
const listQuery = `query ($id: ID!) { bot(id: $id) { draft { revision definition documents {
  id title content { id kind fileName pages characters bytes passageCount addedBy { id } passages(first: 2) { totalCount nodes { number heading page text } } }
} documentUsage { documents documentsMax characters charactersMax } } } }`;
const internalQuery = 'query ($bot: ID!, $ids: [String!]!) { documentPassages(botId: $bot, contentIds: $ids) }';

interface Added {
  draft: { revision: number } | null;
  document: { id: string; title: string; contentId: string; content: { kind: string } } | null;
  userErrors: { field: string[]; code: string; message: string }[];
}

interface Listed {
  revision: number;
  definition: Record<string, unknown>;
  documents: {
    id: string;
    title: string;
    content: { id: string; passageCount: number; passages: { totalCount: number; nodes: object[] } } | null;
  }[];
  documentUsage: { documents: number; characters: number };
}

let uploads = 0;

async function uploaded(botId: string, content: string | Buffer, as = ana): Promise<string> {
  uploads += 1;
  const uploadId = `upload-${String(uploads).padStart(4, '0')}`;
  const input = { botId, uploadId, part: 0, content: Buffer.from(content).toString('base64') };
  const { uploadDocumentPart } = await world.tell(as, uploadMutation, { input });
  expect(uploadDocumentPart).toMatchObject({ receivedBytes: Buffer.byteLength(content), userErrors: [] });
  return uploadId;
}

async function add(botId: string, content: string, more: Record<string, unknown> = {}, as = ana): Promise<Added> {
  const uploadId = await uploaded(botId, content, as);
  const { revision } = await listed(botId, as);
  const input = { botId, uploadId, revision, fileName: 'politica.md', ...more };
  const { addDocument } = await world.tell(as, addMutation, { input });
  const told: unknown = addDocument;
  return told as Added;
}

async function listed(botId: string, as = ana): Promise<Listed> {
  const { bot } = await world.tell(as, listQuery, { id: botId });
  return (bot as unknown as { draft: Listed }).draft;
}

const policy = '# Envíos\n\nLlegan en tres días.\n\n# Cambios\n\nTienes treinta días.';
const service = { kind: 'SERVICE', name: 'runtime', organizationId: organizationA, locale: 'es' } as const;

describe('documents of a bot', () => {
  test('A file becomes passages that the draft names and lists show', async () => {
    const botId = await newBot(world, ana);
    const before = (await listed(botId)).documentUsage;
    const { document, userErrors } = await add(botId, policy);
    expect(userErrors).toEqual([]);
    expect(document).toMatchObject({ title: 'Envíos', content: { kind: 'MARKDOWN' } });
    const { documents, definition, documentUsage } = await listed(botId);
    expect(documents).toEqual([
      {
        ...{ id: document?.id, title: 'Envíos' },
        content: {
          ...{ id: document?.contentId, kind: 'MARKDOWN', fileName: 'politica.md', pages: null, passageCount: 2 },
          ...{ characters: 53, bytes: Buffer.byteLength(policy), addedBy: { id: expect.any(String) } },
          passages: {
            totalCount: 2,
            nodes: [
              { number: 1, heading: 'Envíos', page: null, text: 'Llegan en tres días.' },
              { number: 2, heading: 'Cambios', page: null, text: 'Tienes treinta días.' },
            ],
          },
        },
      },
    ]);
    expect(definition['documents']).toEqual([{ id: document?.id, title: 'Envíos', contentId: document?.contentId }]);
    expect(documentUsage.documents - before.documents).toBe(1);
    expect(documentUsage.characters - before.characters).toBe(53);
  });

  test('A file comes in parts, of which a repeat counts once', async () => {
    const botId = await newBot(world, ana);
    const send = async (part: number, text: string) => {
      const input = { botId, uploadId: 'in-parts', part, content: Buffer.from(text).toString('base64') };
      return (await world.tell(ana, uploadMutation, { input }))['uploadDocumentPart'] as unknown as object;
    };
    await send(1, 'días.');
    await send(0, 'Llegan en dos ');
    expect(await send(0, 'Llegan en tres ')).toMatchObject({
      receivedBytes: Buffer.byteLength('Llegan en tres días.'),
    });
    const input = { botId, uploadId: 'in-parts', revision: 1, fileName: 'envios.txt' };
    const { addDocument } = await world.tell(ana, addMutation, { input });
    expect(addDocument).toMatchObject({ document: { title: 'envios' } });
    expect((await listed(botId)).documents[0]?.content?.passages.nodes).toMatchObject([
      { text: 'Llegan en tres días.' },
    ]);
  });

  test('A repeat with the same id of the save adds nothing more', async () => {
    const botId = await newBot(world, ana);
    const uploadId = await uploaded(botId, policy);
    const input = { botId, uploadId, revision: 1, fileName: 'a.md', saveId: 'save-1' };
    await world.tell(ana, addMutation, { input });
    const { addDocument } = await world.tell(ana, addMutation, { input });
    expect(addDocument).toMatchObject({ document: { id: 'save-1' }, userErrors: [] });
    expect((await listed(botId)).documents).toHaveLength(1);
  });

  test('A replaced document keeps its id and title; a live version keeps the passages that it was published with', async () => {
    const botId = await newBot(world, ana);
    const first = await add(botId, policy, { title: 'Políticas' });
    await world.tell(ana, 'mutation ($b: ID!) { publishBot(input: { botId: $b, note: "" }) { userErrors { code } } }', {
      b: botId,
    });
    const second = await add(botId, '# Envíos\n\nLlegan en dos días.', { replaces: first.document?.id });
    expect(second.document).toMatchObject({ id: first.document?.id, title: 'Políticas' });
    expect(second.document?.contentId).not.toBe(first.document?.contentId);
    await world.tell(ana, deleteMutation, { input: { botId, revision: 3, id: first.document?.id } });
    world.clock.advance(3 * 86_400_000);
    // Whatever changes documents next removes what nothing names any more.
    await add(botId, 'Otro texto.');
    const ids = [first.document?.contentId, second.document?.contentId];
    const { documentPassages } = await world.tell(service, internalQuery, { bot: botId, ids });
    expect(documentPassages).toEqual([{ contentId: ids[0], passages: expect.any(Array) }]);
    expect((await listed(botId)).documents).toHaveLength(1);
  });

  test.each([
    [' ', 'No se puede usar este documento: no tiene texto que se pueda leer'],
    ['%PDF-1.7 broken', 'No se puede usar este documento: el archivo está dañado'],
    ['\u0000\u0001binary', 'No se puede usar este documento: no es un PDF'],
  ])('What cannot be read is refused with words', async (content, message) => {
    const { document, userErrors } = await add(shared, content);
    expect(document).toBeNull();
    const words: unknown = expect.stringContaining(message);
    expect(userErrors).toEqual([{ field: ['input', 'uploadId'], code: 'DOCUMENT_REFUSED', message: words }]);
  });

  test('A bot has a limit of documents, which a replacement does not pass', async () => {
    const botId = await newBot(world, ana);
    const { organizationId, id } = { organizationId: organizationA, id: fromGlobalId('bot', botId) };
    const { document } = await add(botId, policy);
    await world.deps.work.transact({ organizationId }, async ({ documents }) => {
      const facts = { botId: id, organizationId, kind: 'TEXT', fileName: 'a.txt', pages: null, addedBy: null } as const;
      const size = { characters: mostOfBot.characters - 60, bytes: 1, passages: [], addedAt: world.clock.now() };
      await documents.add({ id: world.ids.next(), ...facts, ...size });
    });
    expect((await add(botId, policy)).userErrors[0]).toMatchObject({
      code: 'DOCUMENT_LIMIT',
      message: expect.stringContaining(`${mostOfBot.documents}`),
    });
    expect((await add(botId, policy.slice(0, 20), { replaces: document?.id })).userErrors).toEqual([]);
  });

  test('A copy of a bot has passages of its own', async () => {
    const botId = await newBot(world, ana);
    const { document } = await add(botId, policy);
    const { duplicateBot } = await world.tell(
      ana,
      'mutation ($b: ID!) { duplicateBot(input: { botId: $b }) { bot { id } userErrors { code } } }',
      { b: botId },
    );
    const copy = (duplicateBot as unknown as { bot: { id: string } }).bot.id;
    const [copied] = (await listed(copy)).documents;
    expect(copied?.content?.passageCount).toBe(2);
    expect(copied?.content?.id).not.toBe(document?.contentId);
  });

  test('A file names the documents of its bot; another bot says that their files are missing', async () => {
    const botId = await newBot(world, ana);
    await add(botId, policy);
    const { exportBot } = await world.tell(ana, 'query ($b: ID!) { exportBot(botId: $b) { document } }', { b: botId });
    const file = JSON.stringify((exportBot as unknown as { document: object }).document);
    expect(file).not.toContain('Llegan en tres días');
    const { importBot } = await world.tell(
      ana,
      'mutation ($i: ImportBotInput!) { importBot(input: $i) { bot { id draft { problems { code field severity } } } } }',
      { i: { file, isTrial: false } },
    );
    const { bot } = importBot as unknown as { bot: { id: string; draft: { problems: object[] } } };
    expect((await listed(bot.id)).documents).toMatchObject([{ title: 'Envíos', content: null }]);
    expect(bot.draft.problems).toContainEqual({ code: 'DOCUMENT_MISSING', field: 'documents', severity: 'WARNING' });
  });
});

describe('who may', () => {
  test('An id that is none names no content', async () => {
    const query =
      'query ($id: ID!, $content: String!) { bot(id: $id) { documentContent(contentId: $content) { id } } }';
    for (const content of ['', 'x', "'; drop table bot", '01890000-0000-7000-8000-00000000zzzz']) {
      const { bot } = await world.tell(ana, query, { id: shared, content });
      expect(bot).toEqual({ documentContent: null });
    }
  });

  test('Another organization sees, adds and deletes nothing', async () => {
    const botId = shared;
    const { document } = await add(botId, policy);
    const input = { botId, uploadId: 'of-bruno', part: 0, content: 'YQ==' };
    const tried = await Promise.all([
      world.ask(bruno, uploadMutation, { input }),
      world.ask(bruno, addMutation, { input: { botId, uploadId: 'upload-0001', fileName: 'a', revision: 2 } }),
      world.ask(bruno, deleteMutation, { input: { botId, id: document?.id, revision: 2 } }),
    ]);
    const payloads = tried.map(({ data }) => Object.values(data ?? {})[0] as Pick<Added, 'userErrors'>);
    expect(payloads.map(({ userErrors }) => userErrors[0]?.code)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    const other = { ...service, organizationId: bruno.kind === 'USER' ? bruno.organizationId : null } as typeof service;
    const asked = { bot: botId, ids: [document?.contentId] };
    expect(await world.tell(other, internalQuery, asked)).toEqual({ documentPassages: [] });
    expect((await listed(botId)).documents).toHaveLength(1);
  });

  test('Whoever only reads adds nothing, and no person asks for all passages at once', async () => {
    const botId = shared;
    const viewer = principals.viewer({ organizationId: organizationA });
    const input = { botId, uploadId: 'of-viewer', part: 0, content: 'YQ==' };
    const refused = await world.ask(viewer, uploadMutation, { input });
    expect(refused.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    const asked = await world.ask(ana, internalQuery, { bot: botId, ids: [] });
    expect(asked.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  test('A part that is too long, no Base64 or past the size of a file is refused', async () => {
    const botId = shared;
    const send = async (more: object) => {
      const input = { botId, uploadId: 'too-large', part: 0, content: 'YQ==', ...more };
      const { uploadDocumentPart } = await world.tell(ana, uploadMutation, { input });
      return (uploadDocumentPart as unknown as Added).userErrors.map(({ code }) => code);
    };
    expect(await send({ content: 'a'.repeat(400_000) })).toEqual(['TOO_LONG']);
    expect(await send({ content: 'no base64!' })).toEqual(['INVALID_FORMAT']);
    expect(await send({ uploadId: '../x' })).toEqual(['INVALID_FORMAT']);
    expect(await send({ part: -1 })).toEqual(['OUT_OF_RANGE']);
    const part = Buffer.alloc(256 * 1024).toString('base64');
    const parts = documentBounds.bytes / (256 * 1024);
    for (let at = 0; at < parts; at += 1) expect(await send({ part: at, content: part })).toEqual([]);
    expect(await send({ part: parts })).toEqual(['DOCUMENT_REFUSED']);
  });
});
