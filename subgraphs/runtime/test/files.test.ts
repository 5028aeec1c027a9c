import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeEvent } from '@tertulia/events';
import { planEntitlements } from '@tertulia/plan-limits';
import { fromGlobalId } from '@tertulia/subgraph';
import { principals, testId } from '@tertulia/testkit';
import { block, definitionOf, group } from './definitions.js';
import { jpeg, openFilesWorld, pdf, type FilesWorld } from './files-world.js';
import {
  ana,
  bruno,
  everybodysRows,
  organizationA,
  present,
  publishedBot,
  said,
  send,
  start,
  visitorOf,
  type Published,
} from './world.js';

let world: FilesWorld;
let bot: Published;

const question = block('photo', 'fileInput', {
  ...{ prompt: { es: '¿Nos mandas fotos?' }, variable: 'fotos', accepts: ['PICTURES'], megabytesMax: 1, countMax: 2 },
  ...{ isRequired: false, skipLabel: { es: 'Sin fotos' } },
});
const definition = definitionOf(
  [
    group(
      'g',
      question,
      block('thanks', 'text', { variations: [{ es: 'Recibí {{ fotos }}' }] }),
      block('more', 'textInput', { prompt: { es: '¿Algo más?' } }),
    ),
  ],
  [],
);

beforeAll(async () => {
  world = await openFilesWorld();
  bot = await publishedBot(world, definition);
});
afterAll(async () => world.close());

async function visitor() {
  return visitorOf(bot, await start(world, bot));
}

const fileFields = '... on FileNode { id name mediaType bytes link }';
type Shown = { id: string; name: string; mediaType: string; bytes: number; link: string | null };

async function filesSeenBy(caller: Parameters<FilesWorld['tell']>[0], conversationId: string): Promise<Shown[]> {
  const query = `query ($id: ID!) { conversation(id: $id) { messages(first: 20) { nodes { content { __typename ${fileFields} } } } } }`;
  const { conversation } = await world.tell<{
    conversation: { messages: { nodes: { content: (Shown & { __typename: string })[] }[] } } | null;
  }>(caller, query, { id: conversationId });
  const parts = conversation?.messages.nodes.flatMap(({ content }) => content) ?? [];
  return parts.filter(({ __typename }) => __typename === 'FileNode');
}

describe('files of visitors', () => {
  test('a picture comes in once, is told to the bot, and a member opens it by a link of ten minutes', async () => {
    const view = await start(world, bot);
    const from = visitorOf(bot, view);
    const { upload, userErrors } = await world.prepare(from, '../../fuga, cocina.PNG', jpeg.byteLength);
    expect(userErrors).toEqual([]);
    const { url, fileId } = present(upload);
    const preflight = await fetch(world.here(url), { method: 'OPTIONS' });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    const response = await world.post(url, jpeg);
    expect(await response.json()).toEqual({
      ...{ id: fileId, name: 'fuga cocina.PNG.jpg', type: 'image/jpeg', bytes: jpeg.byteLength },
    });
    expect((await world.post(url, jpeg)).status).toBe(410);
    const answered = await send(world, from, { fileIds: [fileId] });
    expect(said(answered).slice(-2)).toEqual(['Recibí fuga cocina.PNG.jpg', '¿Algo más?']);
    expect((await send(world, from, { fileIds: [fileId] })).userErrors).toMatchObject([{ code: 'FILES_NOT_ASKED' }]);

    const [file] = await filesSeenBy(ana, view.conversationId);
    expect(file).toMatchObject({ id: fileId, name: 'fuga cocina.PNG.jpg', mediaType: 'image/jpeg', bytes: 2_004 });
    const opened = await fetch(world.here(present(file?.link)));
    expect(Buffer.from(await opened.arrayBuffer())).toEqual(jpeg);
    expect(Object.fromEntries(opened.headers)).toMatchObject({
      ...{ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' },
      'content-disposition': expect.stringMatching(/^inline; filename="fuga_cocina.PNG.jpg"/),
      'content-security-policy': "default-src 'none'; sandbox",
    });
    world.clock.advance(10 * 60_000 + 1);
    expect((await fetch(world.here(present(file?.link)))).status).toBe(404);
  });

  test('a document that a member opens is told once for each link, by its id alone; a picture is shown and not told', async () => {
    const accepts = ['DOCUMENTS', 'PICTURES'] as const;
    const documents = block('papers', 'fileInput', {
      ...{ prompt: { es: '¿Tu receta?' }, variable: 'receta', accepts: [...accepts], megabytesMax: 1, countMax: 2 },
    });
    const papers = await publishedBot(world, definitionOf([group('g', documents)], []));
    const view = await start(world, papers);
    const from = visitorOf(papers, view);
    const fileIds = [await world.upload(from, 'receta.pdf', pdf), await world.upload(from, 'a.jpg', jpeg)];
    await send(world, from, { fileIds });
    const shown = await filesSeenBy(ana, view.conversationId);
    expect(shown).toHaveLength(2);
    for (const { link } of shown)
      for (const method of ['HEAD', 'GET', 'GET'])
        await (await fetch(world.here(present(link)), { method })).arrayBuffer();
    const rows = await everybodysRows(
      world,
      "select payload, organization_id from outbox where name = 'runtime.file-downloaded.v1'",
    );
    const fileId = fromGlobalId(
      'receivedFile',
      shown.find(({ mediaType }) => mediaType === 'application/pdf')?.id ?? '',
    );
    const payload = { fileId, taker: { kind: 'USER', id: ana.userId } };
    expect(rows).toEqual([{ payload, organization_id: organizationA }]);
  });

  test('the variable has name, type, size and the address of the page that only members can open', async () => {
    const view = await start(world, bot);
    const from = visitorOf(bot, view);
    const fileId = await world.upload(from, 'a.jpg', jpeg);
    await send(world, from, { fileIds: [fileId] });
    const query = 'query ($id: ID!) { conversation(id: $id) { variables { name value } } }';
    const { conversation } = await world.tell<{ conversation: { variables: { name: string; value: unknown }[] } }>(
      ana,
      query,
      { id: view.conversationId },
    );
    expect(JSON.stringify(conversation.variables)).toContain(`https://tertulia.test/received-files/${fileId}`);
    const file = 'query ($id: ID!) { receivedFile(id: $id) { name link } }';
    expect(await world.tell(ana, file, { id: fileId })).toEqual({
      receivedFile: { name: 'a.jpg', link: expect.stringContaining('https://tertulia.test/uploads/') },
    });
    expect(await world.tell(bruno, file, { id: fileId })).toEqual({ receivedFile: null });
    expect((await world.ask(from, file, { id: fileId })).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  test('a visitor sees the name of a file and no link to it', async () => {
    const from = await visitor();
    const fileId = await world.upload(from, 'a.jpg', jpeg);
    await send(world, from, { fileIds: [fileId] });
    const query = `{ visitorConversation { messages { content { ${fileFields} } } } }`;
    const data = await world.tell<{ visitorConversation: { messages: { content: Partial<Shown>[] }[] } }>(from, query);
    const files = data.visitorConversation.messages.flatMap(({ content }) => content).filter(({ id }) => id === fileId);
    expect(files).toMatchObject([{ name: 'a.jpg', link: null }]);
  });

  test.each([
    ['a page that calls itself a picture', 'a.jpg', Buffer.from('<html><script>alert(1)</script>'), 415],
    ['a vector picture with a script', 'a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415],
    ['a program', 'a.jpg', Buffer.from('MZ\u0090\u0000 program'), 415],
    ['a document', 'a.jpg', pdf, 415],
  ])('%s is refused by its bytes, in words, and nothing is kept', async (_what, name, bytes, status) => {
    const before = await world.kept();
    const { upload } = await world.prepare(await visitor(), name, bytes.byteLength);
    const response = await world.post(present(upload).url, bytes);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      code: 'FILE_TYPE_NOT_ACCEPTED',
      message: { es: expect.stringContaining('imágenes'), en: expect.stringContaining('pictures') },
    });
    expect(await world.kept()).toEqual(before);
  });

  test('more bytes than were announced are cut off while they come, whatever the header says', async () => {
    const before = await world.kept();
    const { upload } = await world.prepare(await visitor(), 'a.jpg', 1_000);
    const endless = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(jpeg),
      pull: (controller) => controller.enqueue(new Uint8Array(70_000)),
    });
    // A client that goes on sending may find the connection closed before it reads the answer.
    const status = await world.post(present(upload).url, endless).then(
      (response) => response.status,
      () => 413,
    );
    expect(status).toBe(413);
    expect(await world.kept()).toEqual(before);
  });

  test('a file that is too large, and one that nobody asked for, get no address', async () => {
    const from = await visitor();
    expect((await world.prepare(from, 'a.jpg', 1_000_001)).userErrors).toMatchObject([
      { code: 'FILE_TOO_LARGE', message: 'El archivo puede pesar 1 MB como máximo.' },
    ]);
    await send(world, from, { choiceIds: ['skip'] });
    expect((await world.prepare(from, 'a.jpg', 10)).userErrors).toMatchObject([{ code: 'FILES_NOT_ASKED' }]);
  });

  test('a file of another conversation is not there', async () => {
    const fileId = await world.upload(await visitor(), 'a.jpg', jpeg);
    expect((await send(world, await visitor(), { fileIds: [fileId] })).userErrors).toMatchObject([
      { field: ['input', 'fileIds'], code: 'FILE_NOT_THERE' },
    ]);
  });

  test('the upload of another organization, a visitor’s token and a link to a file open nothing', async () => {
    const from = await visitor();
    const fileId = await world.upload(from, 'a.jpg', jpeg);
    const { receivedFile } = await world.tell<{ receivedFile: { link: string } | null }>(
      ana,
      'query ($id: ID!) { receivedFile(id: $id) { link } }',
      { id: fileId },
    );
    expect(receivedFile).toBeNull();
    const { token } = await start(world, bot);
    expect((await world.post(`${world.origin}/uploads/${token}`, jpeg)).status).toBe(410);
    expect((await world.post(`${world.origin}/uploads/${'x'.repeat(5_000)}`, jpeg)).status).toBe(410);
    expect((await fetch(`${world.origin}/uploads/${token}`)).status).toBe(404);
  });

  test('a visitor sends at most 40 files within a day, and the next day again', async () => {
    const from = await visitor();
    for (let at = 0; at < 40; at += 1) expect((await world.prepare(from, 'a.jpg', 10)).userErrors).toEqual([]);
    expect((await world.prepare(from, 'a.jpg', 10)).userErrors).toMatchObject([{ code: 'TOO_MANY_FILES' }]);
    world.clock.advance(86_400_001);
    expect((await world.prepare(from, 'a.jpg', 10)).userErrors).toEqual([]);
  });

  test('files of an organization have the room of its plan', async () => {
    const now = world.clock.now();
    const entitlements = planEntitlements('STARTER', { start: now, end: new Date(now.getTime() + 1) }, 'SOFT');
    const plan = { id: world.ids.next(), occurredAt: now, organizationId: organizationA };
    await world.bus.publish([makeEvent('billing.entitlements-changed.v1', plan, { entitlements })]);
    const sql = `insert into received_file (id, organization_id, bot_id, sender_id, state, accepts, name, type, bytes, created_at, expires_at, remove_at)
      values (gen_random_uuid(), ?, ?, gen_random_uuid(), 'SENT', '[]', 'x', 'x', 999999000, now(), now() + interval '1 year', now() + interval '1 year') returning 1`;
    await everybodysRows(world, sql, [organizationA, bot.botId]);
    const from = await visitor();
    expect((await world.prepare(from, 'a.jpg', 100_000)).userErrors).toMatchObject([{ code: 'FILE_SPACE_FULL' }]);
    await everybodysRows(world, 'delete from received_file where bytes = 999999000 returning 1');
  });
});

describe('the end of files', () => {
  test('those that were never sent are removed after an hour, with their bytes', async () => {
    await world.upload(await visitor(), 'a.jpg', jpeg);
    await world.prepare(await visitor(), 'a.jpg', 10);
    world.clock.advance(3_600_001);
    expect(await world.useCases.removeFiles()).toBeGreaterThanOrEqual(2);
    expect(await everybodysRows(world, "select 1 from received_file where state <> 'SENT'")).toEqual([]);
  });

  test('those of a visitor go with the erasure', async () => {
    const view = await start(world, bot);
    const from = visitorOf(bot, view);
    const fileId = await world.upload(from, 'cv-de-ximena.jpg', jpeg);
    await send(world, from, { fileIds: [fileId] });
    const before = (await world.kept()).length;
    await world.tell(from, 'mutation { deleteMyData { isDeleted } }');
    expect(await filesSeenBy(ana, view.conversationId)).toEqual([]);
    expect(await everybodysRows(world, "select 1 from received_file where name like '%ximena%'")).toEqual([]);
    await world.useCases.removeFiles();
    expect(await world.kept()).toHaveLength(before - 1);
  });

  test('those that have expired by the plan are no longer there', async () => {
    const view = await start(world, bot);
    const from = visitorOf(bot, view);
    await send(world, from, { fileIds: [await world.upload(from, 'a.jpg', jpeg)] });
    world.clock.advance(366 * 86_400_000);
    expect(await filesSeenBy(ana, view.conversationId)).toMatchObject([{ name: 'a.jpg', link: null }]);
    await world.useCases.removeFiles();
    expect(await world.kept()).toEqual([]);
  });

  test('those of an organization go with it', async () => {
    const other = testId(0xc1);
    const theirs = await publishedBot(world, definition, { organizationId: other });
    const from = visitorOf(theirs, await start(world, theirs));
    await send(world, from, { fileIds: [await world.upload(from, 'a.jpg', jpeg)] });
    await world.emit('identity.organization-deleted.v1', other, { organizationId: other });
    await world.useCases.removeFiles();
    expect(await everybodysRows(world, 'select 1 from received_file where organization_id = ?', [other])).toEqual([]);
    expect(await world.kept()).toEqual([]);
  });
});

describe('files in the simulator', () => {
  test('a member sends a real file, sees it, and it is removed within a day', async () => {
    const botId = world.ids.next();
    world.drafts.set(botId, definition);
    const fields = `simulation { id turn awaiting { kind files { accepts bytesMax countMax } } messages { author text content { ${fileFields} } } } userErrors { code }`;
    type Run = { simulation: { id: string; turn: number; messages: { content: Partial<Shown>[] }[] } };
    const started = await world.tell<{ startSimulation: Run }>(
      ana,
      `mutation ($input: StartSimulationInput!) { startSimulation(input: $input) { ${fields} } }`,
      { input: { botId: `bot_${botId.replaceAll('-', '')}` } },
    );
    const { id: simulationId, turn } = started.startSimulation.simulation;
    expect(started.startSimulation.simulation).toMatchObject({
      awaiting: { kind: 'FILE', files: { accepts: ['PICTURES'], bytesMax: 1_000_000, countMax: 2 } },
    });
    const input = { simulationId, name: 'a.jpg', bytes: jpeg.byteLength };
    const prepare = `mutation ($input: PrepareSimulatedUploadInput!) { prepareSimulatedUpload(input: $input) { upload { fileId url } userErrors { code } } }`;
    const { prepareSimulatedUpload } = await world.tell<{
      prepareSimulatedUpload: { upload: { fileId: string; url: string } };
    }>(ana, prepare, { input });
    expect(await world.tell(bruno, prepare, { input })).toMatchObject({
      prepareSimulatedUpload: { upload: null, userErrors: [{ code: 'NOT_FOUND' }] },
    });
    const { fileId, url } = prepareSimulatedUpload.upload;
    expect((await world.post(url, jpeg)).status).toBe(200);
    const { simulateTurn } = await world.tell<{ simulateTurn: Run }>(
      ana,
      `mutation ($input: SimulateTurnInput!) { simulateTurn(input: $input) { ${fields} } }`,
      { input: { simulationId, turn, fileIds: [fileId] } },
    );
    const shown = simulateTurn.simulation.messages.flatMap(({ content }) => content).find(({ id }) => id === fileId);
    expect((await fetch(world.here(present(shown?.link)))).status).toBe(200);
    world.clock.advance(86_400_001);
    await world.useCases.removeFiles();
    expect(await world.kept()).toEqual([]);
  });

  test('a viewer without the simulator, and nobody at all, get no address', async () => {
    const prepare = `mutation { prepareUpload(input: { name: "a", bytes: 1 }) { upload { url } } }`;
    expect((await world.ask(principals.anonymous(), prepare)).errors?.[0]?.extensions?.['code']).toBe(
      'UNAUTHENTICATED',
    );
    expect((await world.ask(ana, prepare)).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});
