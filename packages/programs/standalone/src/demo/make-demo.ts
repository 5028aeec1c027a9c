import { drain } from '@tertulia/messaging';
import type { UserPrincipal } from '@tertulia/principal';
import { toGlobalId, tryFromGlobalId } from '@tertulia/subgraph';
import { subgraph as identity } from '@tertulia/identity';
import { subgraph as runtime } from '@tertulia/runtime';
import { addConnector } from './add-connector.js';
import { addReports } from './add-reports.js';
import { addSource } from './add-source.js';
import { addWebhook } from './add-webhook.js';
import { ask, type DemoTools } from './ask.js';
import { Chance } from './chance.js';
import { connectServices } from './connect-services.js';
import { demoBusinesses, demoPassword, type DemoBot, type DemoBusiness } from './organizations.js';
import { runVisit, type VisitedBot } from './run-visit.js';
import { visitTimes } from './traffic.js';

export interface DemoMade {
  /** Shown once, at the end of the first start. */
  apiKey: string;
  /** The bot that the demo page shows. */
  publicId: string;
  conversations: number;
}

const daysOfHistory = 30;
/** The businesses are a little older than their conversations, so that the current billing period contains some. */
const daysOfAge = 46;
const dayMs = 86_400_000;
/** Concurrent visits; the database has two cores at best. */
const lanes = 6;

/**
 * Two businesses with people, bots and a month of conversations, all made through the platform's own API on a simulated clock: the same
 * engine, events and rollups as on any other day.
 */
export async function makeDemo(tools: DemoTools): Promise<DemoMade> {
  const now = tools.clock.now();
  const opening = new Date(now.getTime() - daysOfAge * dayMs);
  let apiKey = '';
  let publicId = '';
  let conversations = 0;
  for (const [index, business] of demoBusinesses.entries()) {
    tools.note(business.name);
    const admin = await tools.clock.at({ now: opening }, async () => foundBusiness(tools, business));
    const bots: { bot: DemoBot; visited: VisitedBot }[] = [];
    for (const bot of business.bots) {
      bots.push({
        bot,
        visited: await tools.clock.at({ now: opening }, async () => publishBot(tools, { business, bot, admin })),
      });
    }
    await tools.clock.at({ now: opening }, async () => giveBots(tools, { business, bots, admin }));
    const botIds = bots.map(({ visited }) => visited.botId);
    await tools.clock.at({ now: opening }, async () => connectServices(tools, { business, botIds, admin }));
    const { connector } = business;
    if (connector !== undefined)
      await tools.clock.at({ now: opening }, async () => addConnector(tools, admin, connector));
    conversations += await runMonth(tools, { business, bots, admin, now, seed: index + 1 });
    if (business.source !== undefined) await addSource(tools, admin, { source: business.source, now });
    if (business.webhook !== undefined) await addWebhook(tools, admin, { webhook: business.webhook, now });
    if (business.reports !== undefined) await addReports(tools, admin, business.reports);
    publicId ||= bots[0]?.visited.publicId ?? '';
    if (index === 0) apiKey = await tools.clock.at({ now }, async () => createKey(tools, admin));
  }
  return { apiKey, publicId, conversations };
}

async function foundBusiness(tools: DemoTools, business: DemoBusiness): Promise<UserPrincipal> {
  const { platform } = tools;
  const { id, name, country, timeZone, currency, locale } = business;
  const [founder, ...members] = business.people;
  const made = await platform.partOf(identity).useCases.createDemoOrganization({
    id,
    details: { name, country, timeZone, currency, locale },
    founder: { ...person(founder) },
    members: members.map((member) => ({ ...person(member), role: member.role as never, botIds: [] })),
  });
  await drain(platform.relays);
  const userId = made.users[0]?.id ?? '';
  const admin: UserPrincipal = {
    kind: 'USER',
    userId,
    sessionId: userId,
    organizationId: id,
    role: 'ORGANIZATION_ADMIN',
    botIds: null,
    isSuperAdmin: false,
    locale,
  };
  await ask(tools, admin, {
    subgraph: 'billing',
    query: `mutation ($plan: PlanCode!) { changePlan(input: { plan: $plan, interval: MONTHLY }) { userErrors { code } } }`,
    variables: { plan: business.plan },
  });
  await drain(platform.relays);
  return admin;
}

function person(one: DemoBusiness['people'][0]) {
  const { email, name, locale } = one;
  return { email, name, locale, password: demoPassword };
}

async function publishBot(
  tools: DemoTools,
  { business, bot, admin }: { business: DemoBusiness; bot: DemoBot; admin: UserPrincipal },
): Promise<VisitedBot> {
  const industries = await ask<{ industries: { slug: string; templates: { id: string }[] }[] }>(tools, admin, {
    subgraph: 'templates',
    query: '{ industries { slug templates { id } } }',
  });
  const templateId = industries.industries.find((industry) => industry.slug === bot.industry)?.templates[0]?.id;
  const instantiate = `mutation ($input: InstantiateTemplateInput!) { instantiateTemplate(input: $input) {
    bot { id } missing { key } userErrors { field code message } } }`;
  const answers = [
    { key: 'name', value: bot.name },
    { key: 'country', value: business.country },
    { key: 'phone', value: business.phone },
    { key: 'address', value: business.address },
  ];
  const input = { templateId, locale: business.locale, answers, publish: true };
  const made = await ask<{ instantiateTemplate: { bot: { id: string } | null } }>(tools, admin, {
    subgraph: 'templates',
    query: instantiate,
    variables: { input },
  });
  const globalId = made.instantiateTemplate.bot?.id;
  if (globalId === undefined) throw new Error(`no bot from the template: ${JSON.stringify(made)}`);
  await drain(tools.platform.relays);
  const { bot: created } = await ask<{ bot: { publicId: string; status: string } }>(tools, admin, {
    subgraph: 'bots',
    query: 'query ($id: ID!) { bot(id: $id) { publicId status } }',
    variables: { id: globalId },
  });
  if (created.status !== 'LIVE') throw new Error(`the demo bot ${bot.name} did not go live`);
  const botId = tryFromGlobalId('bot', globalId) ?? '';
  const { id: organizationId, locale, country } = business;
  return { organizationId, botId, publicId: created.publicId, locale, country };
}

interface Made {
  business: DemoBusiness;
  bots: readonly { bot: DemoBot; visited: VisitedBot }[];
  admin: UserPrincipal;
}

/** Assigns bots to managers once the bots exist. */
async function giveBots(tools: DemoTools, { business, bots, admin }: Made): Promise<void> {
  const { organization } = await ask<{
    organization: { members: { nodes: { id: string; user: { email: string } }[] } };
  }>(tools, admin, {
    subgraph: 'identity',
    query: '{ organization { members(first: 50) { nodes { id user { email } } } } }',
  });
  for (const { email, role, manages = [] } of business.people) {
    const membershipId = organization.members.nodes.find((member) => member.user.email === email)?.id;
    if (manages.length === 0 || membershipId === undefined) continue;
    const botIds = bots
      .filter(({ bot }) => manages.includes(bot.name))
      .map(({ visited }) => toGlobalId('bot', visited.botId));
    const { changeMemberRole } = await ask<{ changeMemberRole: { userErrors: { code: string }[] } }>(tools, admin, {
      subgraph: 'identity',
      query: `mutation ($input: ChangeMemberRoleInput!) { changeMemberRole(input: $input) { userErrors { code } } }`,
      variables: { input: { membershipId, role, botIds } },
    });
    if (changeMemberRole.userErrors.length > 0) throw new Error(`the demo's ${email} was given no bots`);
  }
  await drain(tools.platform.relays);
}

async function runMonth(
  tools: DemoTools,
  { business, bots, admin, now, seed }: Made & { now: Date; seed: number },
): Promise<number> {
  const chance = new Chance(seed * 7_919);
  const offsetHours = offsetOf(business.timeZone, now);
  const visits = bots
    .flatMap(({ bot, visited }) =>
      visitTimes({ perDay: bot.perDay * tools.share, days: daysOfHistory, until: now, offsetHours }, chance).map(
        (at) => ({
          at,
          visited,
        }),
      ),
    )
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  let started = 0;
  const lane = async (): Promise<void> => {
    for (let visit = visits[started++]; visit !== undefined; visit = visits[started++]) {
      const own = new Chance(seed * 104_729 + started);
      const visitTools = {
        runtime: tools.platform.partOf(runtime).subgraph,
        clock: tools.clock,
        chance: own,
        now,
        member: admin,
      };
      await runVisit(visitTools, visit.visited, visit.at);
      if (started % 25 === 0)
        tools.note(`${business.name} ${shareOf(Math.min(started, visits.length), visits.length)}`);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  await tools.platform.partOf(runtime).useCases.endIdleConversations();
  await drain(tools.platform.relays, 120_000);
  return visits.length;
}

function shareOf(done: number, all: number): string {
  return `${done}/${all} (${Math.floor((done / all) * 100)} %)`;
}

async function createKey(tools: DemoTools, admin: UserPrincipal): Promise<string> {
  const create = `mutation { createApiKey(input: { name: "Demo", mode: LIVE,
    scopes: [BOTS_READ, CONVERSATIONS_READ, METRICS_READ, ORGANIZATION_READ] }) { key userErrors { code } } }`;
  const { createApiKey } = await ask<{ createApiKey: { key: string } }>(tools, admin, {
    subgraph: 'identity',
    query: create,
  });
  return createApiKey.key;
}

/** Hours east of UTC, at that moment. */
function offsetOf(timeZone: string, at: Date): number {
  const local = new Date(at.toLocaleString('en-US', { timeZone }));
  const utc = new Date(at.toLocaleString('en-US', { timeZone: 'UTC' }));
  return Math.round((local.getTime() - utc.getTime()) / 3_600_000);
}
