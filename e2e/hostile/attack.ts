/** What a hostile tenant does, repeatedly: saves, reads, simulates, publishes, and sends visitors. */
import type { Session, UserError } from '../kit/graph.ts';
import { Visitor } from '../kit/visitor.ts';
import type { HostileTenant } from './hostile-parts.ts';

/** A running attack of one tenant. */
export interface Attacker extends HostileTenant {
  readonly session: Session;
  /** How often it did each. */
  readonly done: Record<string, number>;
}

interface Bot {
  readonly id: string;
  readonly publicId: string;
  readonly draft: { revision: number };
}

interface Created {
  readonly createBot: { readonly bot: Bot | null; readonly userErrors: readonly UserError[] };
}

interface Saved {
  readonly saveFlow: {
    readonly draft: { readonly revision: number; readonly problems: readonly { readonly code: string }[] } | null;
    readonly stale: { readonly revision: number } | null;
  };
}

interface Simulated {
  readonly simulation: { readonly id: string; readonly turn: number } | null;
}

/** One tenant, as fast as the platform allows. */
export async function attack(tenant: Attacker, until: number): Promise<void> {
  const bot = await made(tenant);
  for (let round = 0; performance.now() < until; round += 1) {
    for (const act of [save, look, simulate, publish, visit]) {
      if (performance.now() >= until) return;
      await act(tenant, bot, round).catch((error: unknown) =>
        count(tenant, `error ${(error instanceof Error ? error.message : String(error)).slice(0, 200)}`),
      );
    }
  }
}

async function made(tenant: Attacker): Promise<Bot | null> {
  const created = await tenant.session.ask<Created>(
    `mutation ($input: CreateBotInput!) { createBot(input: $input) { bot { id publicId draft { revision definition } } userErrors { code field message } } }`,
    { input: { name: 'Pesado', locale: 'es', definition: tenant.definition } },
  );
  const { bot = null, userErrors = [] } = created.data?.createBot ?? {};
  count(tenant, bot === null ? `refused ${userErrors[0]?.code ?? created.errors?.[0]?.extensions?.code}` : 'created');
  return bot;
}

async function save(tenant: Attacker, bot: Bot | null): Promise<void> {
  if (bot === null) return void (await made(tenant));
  const { data } = await tenant.session.ask<Saved>(
    `mutation ($input: SaveFlowInput!) { saveFlow(input: $input) { draft { revision problems { code } } stale { revision } userErrors { code } } }`,
    { input: { botId: bot.id, revision: bot.draft.revision, document: tenant.definition.flows[0] } },
  );
  bot.draft.revision = data?.saveFlow.stale?.revision ?? data?.saveFlow.draft?.revision ?? bot.draft.revision;
  count(
    tenant,
    data?.saveFlow.draft?.problems.some(({ code }) => code === 'OVER_BUDGET') ? 'saved, over budget' : 'saved',
  );
}

async function look(tenant: Attacker, bot: Bot | null): Promise<void> {
  if (bot === null) return;
  await tenant.session.ask(
    `query ($id: ID!) { bot(id: $id) { draft { definition problems { code message } changesSinceLive { count changes { title } } flows { groups { blocks { summary } } } } } }`,
    { id: bot.id },
  );
  count(tenant, 'looked at');
}

async function simulate(tenant: Attacker, bot: Bot | null): Promise<void> {
  if (bot === null) return;
  const fields = 'simulation { id turn messages { text } trace { kind label detail } } userErrors { code }';
  const started = await tenant.session.ask<{ startSimulation: Simulated }>(
    `mutation ($input: StartSimulationInput!) { startSimulation(input: $input) { ${fields} } }`,
    { input: { botId: bot.id, variables: tenant.variables ?? {} } },
  );
  let simulation = started.data?.startSimulation.simulation;
  for (const text of tenant.messages) {
    if (!simulation) break;
    const { data } = await tenant.session.ask<{ simulateTurn: Simulated }>(
      `mutation ($input: SimulateTurnInput!) { simulateTurn(input: $input) { ${fields} } }`,
      { input: { simulationId: simulation.id, turn: simulation.turn, text } },
    );
    simulation = data?.simulateTurn.simulation;
  }
  count(tenant, started.errors === undefined ? 'simulated' : `simulation ${started.errors[0]?.extensions?.code}`);
}

async function publish(tenant: Attacker, bot: Bot | null, round: number): Promise<void> {
  if (bot === null) return;
  const { data } = await tenant.session.ask<{ publishBot: { publication: unknown } | null }>(
    `mutation ($input: PublishBotInput!) { publishBot(input: $input) { publication { id } problems { code } userErrors { code } } }`,
    { input: { botId: bot.id, note: `${round}` } },
  );
  if (data?.publishBot?.publication) count(tenant, 'published');
}

async function visit(tenant: Attacker, bot: Bot | null): Promise<void> {
  if (bot === null) return;
  const visitor = new Visitor(tenant.session.url, bot.publicId, { patienceMs: 3_000 });
  const started = await visitor.start();
  if (started.token === null) return;
  for (const text of tenant.messages) {
    if (visitor.state !== 'BOT') return;
    await visitor.send({ text });
  }
  count(tenant, 'visited');
}

function count(tenant: Attacker, what: string): void {
  tenant.done[what] = (tenant.done[what] ?? 0) + 1;
}
