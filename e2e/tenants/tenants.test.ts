import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from '../kit/runner.ts';
import { buildSchema } from 'graphql';
import { type Business, foundBusiness, publishTemplate } from '../kit/business.ts';
import { eventually, follow, type Selected, type Session, type WithId } from '../kit/graph.ts';
import { manifestOfSuite } from '../kit/manifest.ts';
import { startPlatform } from '../kit/platform.ts';
import { patienceMs } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';
import { Visitor } from '../kit/visitor.ts';
import { type Ids, idTakingOperations, type Operation } from './probes.ts';
import { unreachedBrowser } from '../vendors/push.ts';

/** A subscription that may be followed says nothing until something happens. */
const quietMs = 5_000;
const schema = buildSchema(readFileSync(join(import.meta.dirname, '..', '..', 'graphql', 'api.graphql'), 'utf8'));
const operations = idTakingOperations(schema);
/** Google is set up, so that connections by OAuth get as far as their bots. */
const settings = {
  PORTAL: 'off',
  GOOGLE_CLIENT_ID: 'client-of-the-suite',
  GOOGLE_CLIENT_SECRET: 'secret-of-the-suite',
};
const idsOfIntegrations = new Set(['connection', 'customConnector', 'endpoint', 'delivery', 'source']);
/** For administrators of the platform, who see all organizations. */
const ofPlatform = new Set(['reviewConnector']);
/** An id of the same form that does not exist. */
const ghostOf = (id: string) => id.replace(/_[0-9a-f]{32}$/, '_ffffffffffff7fff8fffffffffffffff');

describe('another tenant’s ids', () => {
  let platform: Platform;
  let mine: Business;
  let owner: Session;
  let ids: Ids;
  let own: Ids;
  let ghosts: Ids;
  before(async () => {
    platform = await startPlatform({ env: settings });
    const theirs = await foundBusiness(platform.url, 'Negocio Ajeno');
    owner = theirs.session;
    mine = await foundBusiness(platform.url, 'Negocio Propio');
    ids = await idsOf(platform.url, theirs);
    own = await idsOf(platform.url, mine);
    ghosts = Object.fromEntries(Object.entries(ids).map(([kind, id]) => [kind, ghostOf(id)]));
  });
  after(async () => platform?.stop());

  test('The probes cover every argument of the schema that accepts an id', () => {
    const kinds = new Set(operations.flatMap((operation) => operation.uses));
    assert.ok(operations.length >= 40, `only ${operations.length} operations take ids`);
    for (const kind of kinds) assert.ok(ids[kind] !== undefined, `no ${kind} to probe with`);
  });

  test('The probes succeed for the owner of the ids, so that they fail only because of the tenant', async () => {
    const control = operations.filter((one) => one.kind === 'query' && !one.uses.includes('contact'));
    for (const operation of control) {
      const { query, variables } = operation.build(ids);
      const { data, errors } = await owner.ask(query, variables);
      assert.equal(errors, undefined, operation.name);
      assert.notEqual(data?.[operation.name] ?? null, null, operation.name);
    }
  });

  const isOfIntegrations = ({ uses }: Operation) => uses.some((kind) => idsOfIntegrations.has(kind));

  for (const operation of operations.filter((one) => one.kind !== 'subscription')) {
    test(`${operation.kind} ${operation.name} returns the same as for ids that do not exist`, async () => {
      const theirs = await probe(operation, ids);
      const nobodys = await probe(operation, ghosts);
      assert.deepEqual(theirs, nobodys);
      assert.doesNotMatch(JSON.stringify(theirs), /INTERNAL_SERVER_ERROR|GRAPHQL_VALIDATION_FAILED/);
      // Refused for the id, not for some other value of the probe.
      if (operation.kind === 'mutation' && isOfIntegrations(operation) && !ofPlatform.has(operation.name))
        assert.match(JSON.stringify(theirs), /"code":"NOT_FOUND"/);
    });
  }

  test('The conversations behind a metric of foreign bots are those of bots that do not exist', async () => {
    const behind = async (bot: string) => {
      const query = `query Behind($botIds: [ID!], $range: RangeInput!) { organization { metrics(range: $range, filter: { botIds: $botIds }) {
        conversations { conversations { totalCount nodes { id startedAt conversation { id } } } } } } }`;
      const range = { from: new Date(Date.now() - 86_400_000), to: new Date(Date.now() + 86_400_000) };
      const { data, errors } = await mine.session.ask(query, { botIds: [bot], range });
      return { data, codes: errors?.map(({ extensions }) => extensions?.code) };
    };
    const theirs = await behind(ids['bot'] ?? '');
    assert.deepEqual(theirs, await behind(ghosts['bot'] ?? ''));
    assert.deepEqual(theirs.codes, ['NOT_FOUND']);
  });

  for (const operation of operations.filter((one) => isOfIntegrations(one) && one.uses.length > 1)) {
    for (const kind of operation.uses) {
      test(`${operation.kind} ${operation.name} with own ids and a foreign ${kind} returns the same as for one that does not exist`, async () => {
        const theirs = await probe(operation, { ...own, [kind]: ids[kind] ?? '' });
        const nobodys = await probe(operation, { ...own, [kind]: ghosts[kind] ?? '' });
        assert.deepEqual(theirs, nobodys);
        assert.match(JSON.stringify(theirs), /"code":"(NOT_FOUND|INVALID_VALUE)"/);
      });
    }
  }

  for (const operation of operations.filter((one) => one.kind === 'subscription')) {
    test(`subscription ${operation.name} returns the same as for ids that do not exist`, async () => {
      const [theirs, nobodys] = await listenToBoth(operation);
      assert.deepEqual(theirs, nobodys);
    });
  }

  async function probe(operation: Operation, with_: Ids) {
    const { query, variables } = operation.build(with_);
    const { status, data, errors } = await mine.session.ask(query, variables);
    return {
      status,
      data: data ?? null,
      errors: (errors ?? []).map(({ message, extensions, path }) => ({ message, code: extensions?.code, path })),
    };
  }

  /** What is heard first with foreign ids and with ids that do not exist. Where one of them speaks, the other gets time to. */
  async function listenToBoth(operation: Operation): Promise<[theirs: unknown, nobodys: unknown]> {
    const streams = [ids, ghosts].map((with_) =>
      follow<Selected>(platform.url, { ...operation.build(with_), headers: mine.session.headers }),
    );
    const firstOfEach = async (deadlineMs: number) =>
      Promise.all(
        streams.map(async (stream) => stream.next(() => true, deadlineMs).catch((error: unknown) => String(error))),
      );
    const [one, other] = await firstOfEach(quietMs);
    const hasSpoken = streams.map(({ values, errors }) => values.length + errors.length > 0);
    const isOneSilent = hasSpoken[0] !== hasSpoken[1];
    const [theirs, nobodys] = isOneSilent ? await firstOfEach(patienceMs) : [one, other];
    await Promise.all(streams.map(async (stream) => stream.stop()));
    return [theirs, nobodys];
  }
});

/** One object of each kind that belongs to the business. */
async function idsOf(url: string, { session, organizationId }: Business): Promise<Ids> {
  const bot = await publishTemplate(session);
  const visitor = new Visitor(url, bot.publicId);
  await visitor.start();
  await visitor.send(visitor.reply());
  const { organization } = await session.data<{ organization: { members: { nodes: WithId[] } } }>(
    `{ organization { members { nodes { id } } } viewer { user { sessions { id } } } }`,
  );
  const { viewer } = await session.data<{ viewer: { user: { sessions: WithId[] } } }>(
    `{ viewer { user { sessions { id } } } }`,
  );
  const { inviteMember } = await session.data<{ inviteMember: { invitation: WithId } }>(
    'mutation { inviteMember(input: { email: "otra@correo.example", role: VIEWER }) { invitation { id } userErrors { code } } }',
  );
  const { createApiKey } = await session.data<{ createApiKey: { apiKey: WithId } }>(
    'mutation { createApiKey(input: { name: "x", mode: TEST, scopes: [BOTS_READ] }) { apiKey { id } userErrors { code } } }',
  );
  const { savePrompt } = await session.data<{ savePrompt: { prompt: WithId & { versions: WithId[] } } }>(
    `mutation ($input: SavePromptInput!) { savePrompt(input: $input) { prompt { id versions { id } } userErrors { code } } }`,
    {
      input: { botId: bot.id, revision: bot.draft.revision, name: 'p', role: 'r', tone: '', limits: '', knowledge: '' },
    },
  );
  const { startSimulation } = await session.data<{ startSimulation: { simulation: WithId } }>(
    'mutation ($id: ID!) { startSimulation(input: { botId: $id }) { simulation { id } userErrors { code } } }',
    { id: bot.id },
  );
  const { pinConversation } = await session.data<{ pinConversation: { pinnedConversation: WithId } }>(
    `mutation ($id: ID!) { pinConversation(input: { simulationId: $id, title: "x" }) {
      pinnedConversation { id } userErrors { code } } }`,
    { id: startSimulation.simulation.id },
  );
  const { createPreviewLink } = await session.data<{ createPreviewLink: { previewLink: WithId } }>(
    'mutation ($id: ID!) { createPreviewLink(input: { botId: $id, days: 7 }) { previewLink { id } userErrors { code } } }',
    { id: bot.id },
  );
  const { saveReportView } = await session.data<{ saveReportView: { reportView: WithId } }>(
    `mutation { saveReportView(input: { name: "x", isShared: true, filter: { preset: TODAY, isCompared: true } }) {
      reportView { id } userErrors { code } } }`,
  );
  return {
    reportView: saveReportView.reportView.id,
    ...(await idsOfWaysOut(session)),
    ...(await idsOfNotices(session, visitor)),
    ...(await idsOfReports(session)),
    organization: organizationId,
    bot: bot.id,
    version: bot.liveVersion.id,
    conversation: visitor.conversationId,
    contact: organizationId.replace(/^org_/, 'con_'),
    receivedFile: await receivedFileOf(session),
    membership: firstOf(organization.members.nodes),
    session: firstOf(viewer.user.sessions),
    invitation: inviteMember.invitation.id,
    apiKey: createApiKey.apiKey.id,
    prompt: savePrompt.prompt.id,
    promptVersion: firstOf(savePrompt.prompt.versions),
    simulation: startSimulation.simulation.id,
    previewLink: createPreviewLink.previewLink.id,
    pin: pinConversation.pinnedConversation.id,
  };
}

/** A rule, a mail, a notification, of which the visitor tells by a danger, and a browser. */
async function idsOfNotices(session: Session, visitor: Visitor): Promise<Ids> {
  const { organization } = await session.data<{ organization: { alertRules: WithId[] } }>(
    '{ organization { alertRules { id } } }',
  );
  const { sendTestMail } = await session.data<{ sendTestMail: { mail: WithId } }>(
    'mutation { sendTestMail { mail { id } userErrors { code } } }',
  );
  await visitor.send({ text: 'No puedo respirar, me estoy muriendo' });
  const notification = await eventually(async () => {
    const { viewer } = await session.data<{ viewer: { user: { notifications: { nodes: WithId[] } } } }>(
      '{ viewer { user { notifications { nodes { id } } } } }',
    );
    return firstOf(viewer.user.notifications.nodes);
  });
  const { registerPushDevice } = await session.data<{ registerPushDevice: { pushDevice: WithId } }>(
    'mutation ($input: RegisterPushDeviceInput!) { registerPushDevice(input: $input) { pushDevice { id } userErrors { code } } }',
    { input: unreachedBrowser },
  );
  return {
    ...{ alertRule: firstOf(organization.alertRules), mail: sendTestMail.mail.id, notification },
    pushDevice: registerPushDevice.pushDevice.id,
  };
}

/** A picture of one point, which a visitor of a simulation has sent. */
async function receivedFileOf(session: Session): Promise<string> {
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const bot = await publishTemplate(session, { industry: 'workshop', name: 'Taller' });
  const { startSimulation } = await session.data<{ startSimulation: { simulation: WithId } }>(
    `mutation ($id: ID!) { startSimulation(input: { botId: $id, fromBlockId: "intake-photo-file" }) {
      simulation { id } userErrors { code } } }`,
    { id: bot.id },
  );
  const { prepareSimulatedUpload } = await session.data<{
    prepareSimulatedUpload: { upload: { fileId: string; url: string } };
  }>(
    `mutation ($id: ID!, $bytes: Int!) { prepareSimulatedUpload(input: { simulationId: $id, name: "a.png", bytes: $bytes }) {
      upload { fileId url } userErrors { code } } }`,
    { id: startSimulation.simulation.id, bytes: picture.length },
  );
  const { fileId, url } = prepareSimulatedUpload.upload;
  const { status } = await fetch(new URL(url, session.url), { method: 'POST', body: new Uint8Array(picture) });
  assert.equal(status, 200);
  return fileId;
}

/** A report that recurs, and an address outside the organization to which it goes. */
async function idsOfReports(session: Session): Promise<Ids> {
  const { viewer } = await session.data<{ viewer: { user: WithId } }>('{ viewer { user { id } } }');
  const { createReportSchedule } = await session.data<{
    createReportSchedule: { schedule: WithId & { outsideRecipients: WithId[] } };
  }>(
    `mutation ($to: [ID!]!) { createReportSchedule(input: { schedule: { name: "r", frequency: DAILY, minuteOfDay: 480,
      period: YESTERDAY, extent: SUMMARY, locale: es, recipientIds: $to, outsideAddresses: ["contadora@ejemplo.com"] } }) {
      schedule { id outsideRecipients { id } } userErrors { code } } }`,
    { to: [viewer.user.id] },
  );
  const { id, outsideRecipients } = createReportSchedule.schedule;
  return { reportSchedule: id, outsideRecipient: firstOf(outsideRecipients) };
}

/** A connection, a webhook endpoint, a delivery, a source and an export. */
async function idsOfWaysOut(session: Session): Promise<Ids> {
  const fields = [
    { name: 'origin', value: 'https://agenda.example' },
    { name: 'scheme', value: 'BEARER' },
    { name: 'secret', value: 'a-long-token-of-a-suite' },
  ];
  const { createConnection } = await session.data<{ createConnection: { connection: WithId } }>(
    'mutation ($input: CreateConnectionInput!) { createConnection(input: $input) { connection { id } userErrors { code } } }',
    { input: { connector: 'http', name: 'Agenda', fields } },
  );
  const { createWebhookEndpoint } = await session.data<{ createWebhookEndpoint: { webhookEndpoint: WithId } }>(
    `mutation { createWebhookEndpoint(input: { url: "https://socio.example/x", eventTypes: [GOAL_REACHED] }) {
      webhookEndpoint { id } userErrors { code } } }`,
  );
  const endpoint = createWebhookEndpoint.webhookEndpoint.id;
  const { sendTestWebhook } = await session.data<{ sendTestWebhook: { delivery: WithId } }>(
    `mutation ($id: ID!) { sendTestWebhook(input: { endpointId: $id, eventType: GOAL_REACHED }) {
      delivery { id } userErrors { code } } }`,
    { id: endpoint },
  );
  const { createInboundSource } = await session.data<{ createInboundSource: { inboundSource: WithId } }>(
    `mutation { createInboundSource(input: { name: "Pagos", scheme: BEARER }) {
      inboundSource { id } userErrors { code } } }`,
  );
  const source = createInboundSource.inboundSource.id;
  const customConnector = await idOfConnector(session);
  const { startExport } = await session.data<{ startExport: { export: WithId } }>(
    'mutation { startExport(input: { kind: CONVERSATIONS, format: CSV }) { export { id } userErrors { code } } }',
  );
  return {
    export: startExport.export.id,
    customConnector,
    connection: createConnection.connection.id,
    endpoint,
    delivery: sendTestWebhook.delivery.id,
    source,
  };
}

/** A connector of its own, with the plan that includes one; the plan reaches integrations by an event. */
async function idOfConnector(session: Session): Promise<string> {
  await session.data('mutation { changePlan(input: { plan: ENTERPRISE, interval: MONTHLY }) { userErrors { code } } }');
  return eventually(async () => {
    const { saveConnector } = await session.data<{ saveConnector: { customConnector: WithId | null } }>(
      'mutation ($input: SaveConnectorInput!) { saveConnector(input: $input) { customConnector { id } userErrors { code } } }',
      { input: { manifest: JSON.stringify(manifestOfSuite) } },
    );
    assert.ok(saveConnector.customConnector !== null, 'it is saved');
    return saveConnector.customConnector.id;
  });
}

function firstOf(nodes: readonly WithId[]): string {
  const [first] = nodes;
  assert.ok(first !== undefined, 'there is one');
  return first.id;
}
