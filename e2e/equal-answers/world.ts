import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, Session, type UserError, type WithId } from '../kit/graph.ts';
import { draftOfBusiness, openAlways, publishAs, type DraftOfBusiness } from '../kit/opening-hours.ts';
import { startPlatform } from '../kit/platform.ts';
import { copyFolder } from '../kit/prepared.ts';

const password = 'tertulia-demo-2026';
const people = {
  ana: 'ana@aurora.example',
  luis: 'luis@aurora.example',
  vera: 'vera@aurora.example',
  mateo: 'mateo@lapalma.example',
  grace: 'grace@lapalma.example',
};

interface Member extends WithId {
  readonly role: string;
  readonly user: { readonly id: string; readonly email: string };
}

interface Bot extends WithId {
  readonly publicId: string;
  readonly name: string;
  readonly liveVersion: WithId | null;
  readonly latestPublication: WithId | null;
  readonly draft: { readonly revision: number } | null;
}

interface Conversation extends WithId {
  readonly contact: WithId | null;
  readonly messages: { readonly nodes: readonly WithId[] };
}

/** What operations name of one business. */
export interface BusinessFacts {
  readonly organization: string;
  readonly name: string;
  readonly bots: readonly Bot[];
  /** By the name in front of the `@` of the e-mail. */
  readonly members: Readonly<Record<string, Member>>;
  readonly conversation: string;
  readonly shortConversation: string;
  readonly contact: string | null;
}

/** What operations name. */
export interface Facts {
  readonly password: string;
  readonly people: Readonly<Record<keyof typeof people, string>>;
  readonly demoKey: string;
  readonly publicId: string;
  readonly aurora: BusinessFacts;
  readonly palma: BusinessFacts;
}

/** What the demo reports about itself. */
type DemoMark = { readonly apiKey: string; readonly publicId: string };

/** The world before it is copied. */
export interface SeededWorld {
  readonly facts: Facts;
  readonly madeAt: number;
  /** A copy of the data for one arrangement: a folder that it may change. */
  readonly copy: (name: string) => Promise<string>;
  readonly remove: () => Promise<void>;
}

/**
 * The seeded world that every arrangement starts from: the demo's two businesses, with every conversation ended, so that nothing changes
 * with time. `EQUAL_WORLD` names a folder in which it is kept from run to run.
 */
export async function makeWorld(): Promise<SeededWorld> {
  const kept = process.env['EQUAL_WORLD'];
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'tertulia-world-')));
  const factsPath = join(folder, 'facts.json');
  if (!existsSync(factsPath)) {
    const platform = await startPlatform({ demo: 'small', dataDir: folder, env: { PORTAL: 'off', MAIL_TRAY: 'off' } });
    const mark = JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8')) as DemoMark;
    const facts = await quieten(platform.url, mark);
    await platform.stop({ removeData: false });
    await writeFile(factsPath, JSON.stringify(facts, null, 2));
  }
  return {
    facts: JSON.parse(await readFile(factsPath, 'utf8')) as Facts,
    madeAt: Date.now(),
    async copy(name) {
      const copy = await mkdtemp(join(tmpdir(), `tertulia-${name}-`));
      await copyFolder(folder, copy);
      return copy;
    },
    async remove() {
      if (kept === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Block {
  readonly kind: string;
  readonly options: { readonly variations?: readonly unknown[] };
}

interface FlowDocument {
  readonly groups: readonly { readonly blocks: readonly Block[] }[];
}

interface Draft extends DraftOfBusiness {
  readonly flows: readonly { readonly document: FlowDocument }[];
}

interface Drafts {
  readonly organization: { readonly bots: { readonly nodes: readonly (WithId & { readonly draft: Draft })[] } };
}

interface Saved {
  readonly draft: { readonly revision: number } | null;
  readonly userErrors: readonly UserError[];
}

interface OrganizationRead {
  readonly organization: {
    readonly id: string;
    readonly name: string;
    readonly bots: { readonly nodes: readonly Bot[] };
    readonly members: { readonly nodes: readonly Member[] };
    readonly conversations: { readonly nodes: readonly Conversation[] };
    readonly contacts: { readonly nodes: readonly WithId[] };
  };
}

/** Ends open conversations and records the values that the operations name. */
async function quieten(url: string, { apiKey, publicId }: DemoMark): Promise<Facts> {
  const ofBusiness = async (email: string) => {
    const session = new Session(url);
    await session.data(
      `mutation ($input: SignInInput!) { signIn(input: $input) { viewer { kind } userErrors { code } } }`,
      { input: { email, password } },
    );
    await endConversations(session);
    await leaveNothingToChance(session);
    return factsOf(session);
  };
  const aurora = await ofBusiness(people.ana);
  return { password, people, demoKey: apiKey, publicId, aurora, palma: await ofBusiness(people.mateo) };
}

async function endConversations(session: Session): Promise<void> {
  const open = `{ organization { conversations(first: 100, filter: { states: [BOT, WAITING_HUMAN, HUMAN] }) { nodes { id } } } }`;
  const resolve = `mutation ($id: ID!) { resolveConversation(input: { conversationId: $id }) { userErrors { code } } }`;
  await eventually(async () => {
    const { organization } = await session.data<{ organization: { conversations: { nodes: WithId[] } } }>(open);
    for (const { id } of organization.conversations.nodes) await session.data(resolve, { id });
    if (organization.conversations.nodes.length > 0) throw new Error('conversations are still open');
  });
}

/**
 * Bots that choose wordings at random would not repeat themselves: each keeps its first. Bots with opening hours would not always offer a
 * person: they are always open.
 */
async function leaveNothingToChance(session: Session): Promise<void> {
  const { organization } = await session.data<Drafts>(
    `{ organization { bots { nodes { id draft { flows { document } ${draftOfBusiness} } } } } }`,
  );
  for (const { id, draft } of organization.bots.nodes) {
    let revision = await openAlways(session, id, draft);
    for (const { document } of draft.flows) {
      const { saveFlow } = await session.data<{ saveFlow: Saved }>(
        `mutation ($input: SaveFlowInput!) { saveFlow(input: $input) { draft { revision } userErrors { code message } } }`,
        { input: { botId: id, revision, document: withFirstWordings(document) } },
      );
      if (saveFlow.draft === null) throw new Error(JSON.stringify(saveFlow));
      revision = saveFlow.draft.revision;
    }
    await publishAs(session, id, 2);
  }
}

function withFirstWordings(document: FlowDocument): FlowDocument {
  const blockOf = (block: Block): Block =>
    block.kind === 'text' ? { ...block, options: { variations: block.options.variations?.slice(0, 1) } } : block;
  const groups = document.groups.map((group) => ({ ...group, blocks: group.blocks.map(blockOf) }));
  return { ...document, groups };
}

async function factsOf(session: Session): Promise<BusinessFacts> {
  const { organization } = await session.data<OrganizationRead>(`{ organization {
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
    members: Object.fromEntries(members.nodes.map((one) => [one.user.email.split('@')[0] ?? '', one])),
    conversation: longest(conversations.nodes),
    shortConversation: conversations.nodes.at(-1)?.id ?? '',
    contact: contacts.nodes[0]?.id ?? null,
  };
}

function longest(conversations: readonly Conversation[]): string {
  const known = conversations.filter((one) => one.contact !== null);
  const [first] = (known.length > 0 ? known : conversations).toSorted(
    (a, b) => b.messages.nodes.length - a.messages.nodes.length,
  );
  if (first === undefined) throw new Error('the seeded world has no conversation');
  return first.id;
}
