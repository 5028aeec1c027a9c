import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, Session } from '../kit/graph.mjs';
import { startPlatform } from '../kit/platform.mjs';

const password = 'tertulia-demo-2026';
const people = {
  ana: 'ana@aurora.example',
  luis: 'luis@aurora.example',
  vera: 'vera@aurora.example',
  mateo: 'mateo@lapalma.example',
  grace: 'grace@lapalma.example',
};

/**
 * The seeded world that every arrangement starts from: the demo's two businesses, with every conversation ended, so that
 * nothing in it changes by the mere passing of time. `EQUAL_WORLD` names a folder in which it is kept from run to run.
 */
export async function makeWorld() {
  const kept = process.env['EQUAL_WORLD'];
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'tertulia-world-')));
  const factsPath = join(folder, 'facts.json');
  if (!existsSync(factsPath)) {
    const platform = await startPlatform({ demo: 'small', dataDir: folder, env: { PORTAL: 'off' } });
    const mark = JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8'));
    const facts = await quieten(platform.url, mark);
    await platform.stop({ removeData: false });
    await writeFile(factsPath, JSON.stringify(facts, null, 2));
  }
  return {
    facts: JSON.parse(await readFile(factsPath, 'utf8')),
    madeAt: Date.now(),
    /** A copy of the data for one arrangement: a folder that it may change. */
    async copy(name) {
      const copy = await mkdtemp(join(tmpdir(), `tertulia-${name}-`));
      await cp(folder, copy, { recursive: true });
      return copy;
    },
    async remove() {
      if (kept === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Ends what is open and writes down what the operations name. */
async function quieten(url, { apiKey, publicId }) {
  const facts = { password, people, demoKey: apiKey, publicId };
  for (const [name, email] of Object.entries({ aurora: people.ana, palma: people.mateo })) {
    const session = new Session(url);
    await session.tell(
      `mutation ($input: SignInInput!) { signIn(input: $input) { viewer { kind } userErrors { code } } }`,
      { input: { email, password } },
    );
    await endConversations(session);
    await leaveNothingToChance(session);
    facts[name] = await factsOf(session);
  }
  return facts;
}

async function endConversations(session) {
  const open = `{ organization { conversations(first: 100, filter: { states: [BOT, WAITING_HUMAN, HUMAN] }) { nodes { id } } } }`;
  const resolve = `mutation ($id: ID!) { resolveConversation(input: { conversationId: $id }) { userErrors { code } } }`;
  await eventually(async () => {
    const { organization } = await session.tell(open);
    for (const { id } of organization.conversations.nodes) await session.tell(resolve, { id });
    if (organization.conversations.nodes.length > 0) throw new Error('conversations are still open');
  });
}

/**
 * Bots that choose between wordings by lot would not say the same twice: each keeps its first. Bots that are open at some hours
 * would not offer a person at every hour: they are open always.
 */
async function leaveNothingToChance(session) {
  const { organization } = await session.tell(`{ organization { bots { nodes { id draft { revision flows { document }
    profile { name description phones address mapUrl timeZone currency country paymentMethods links { label url }
      services { id name description price { amountMinor } isPriceFrom durationMinutes } } } } } } }`);
  for (const { id, draft } of organization.bots.nodes) {
    let revision = await openAlways(session, id, draft);
    for (const { document } of draft.flows) {
      const { saveFlow } = await session.tell(
        `mutation ($input: SaveFlowInput!) { saveFlow(input: $input) { draft { revision } userErrors { code message } } }`,
        { input: { botId: id, revision, document: withFirstWordings(document) } },
      );
      if (saveFlow.draft === null) throw new Error(JSON.stringify(saveFlow));
      revision = saveFlow.draft.revision;
    }
    await session.tell(`mutation ($id: ID!) { publishBot(input: { botId: $id }) { userErrors { code } } }`, { id });
    await eventually(async () => {
      const { bot } = await session.tell('query ($id: ID!) { bot(id: $id) { liveVersion { number } } }', { id });
      if (bot.liveVersion.number !== 2) throw new Error('the new version is not live');
    });
  }
}

async function openAlways(session, botId, { revision, profile }) {
  const { updateBusinessProfile } = await session.tell(
    `mutation ($input: UpdateBusinessProfileInput!) { updateBusinessProfile(input: $input) { draft { revision } userErrors { field code } } }`,
    {
      input: {
        botId,
        revision,
        profile: {
          ...profile,
          services: profile.services.map(({ price, ...service }) => ({
            ...service,
            priceMinor: price?.amountMinor ?? null,
          })),
          openingHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
            weekday,
            intervals: [{ opens: '00:00', closes: '24:00' }],
          })),
          exceptions: [],
        },
      },
    },
  );
  if (updateBusinessProfile.draft === null) throw new Error(JSON.stringify(updateBusinessProfile));
  return updateBusinessProfile.draft.revision;
}

function withFirstWordings(document) {
  const blockOf = (block) =>
    block.kind === 'text' ? { ...block, options: { variations: block.options.variations.slice(0, 1) } } : block;
  const groups = document.groups.map((group) => ({ ...group, blocks: group.blocks.map(blockOf) }));
  return { ...document, groups };
}

async function factsOf(session) {
  const { organization } = await session.tell(`{ organization {
    id name
    bots(first: 10) { nodes { id publicId name liveVersion { id } latestPublication { id } draft { revision } } }
    members(first: 10) { nodes { id role user { id email } } }
    conversations(first: 60) { nodes { id contact { id } messages(first: 100) { nodes { id } } } }
    contacts(first: 2) { nodes { id } }
  } }`);
  const { bots, members, conversations, contacts } = organization;
  return {
    organization: organization.id,
    name: organization.name,
    bots: bots.nodes,
    members: Object.fromEntries(members.nodes.map((one) => [one.user.email.split('@')[0], one])),
    conversation: longest(conversations.nodes),
    shortConversation: conversations.nodes.at(-1).id,
    contact: contacts.nodes[0]?.id ?? null,
  };
}

function longest(conversations) {
  const known = conversations.filter((one) => one.contact !== null);
  return (known.length > 0 ? known : conversations).toSorted(
    (a, b) => b.messages.nodes.length - a.messages.nodes.length,
  )[0].id;
}
