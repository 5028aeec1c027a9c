/** An administrator who changes a bot and publishes it, repeatedly, whatever happens to the platform. */
import assert from 'node:assert/strict';
import { eventually, type Session, type UserError, type WithId } from './graph.ts';
import { untilFinished } from './ledger.ts';

const settled = new Set(['ACTIVE', 'FAILED', 'SUPERSEDED']);

interface Published {
  readonly publishBot: { readonly publication: WithId | null; readonly userErrors: readonly UserError[] } | null;
}

interface Draft {
  readonly revision: number;
  readonly flows: readonly { readonly document: { readonly groups: { title: string }[] } }[];
}

/** A version of a bot. */
export interface Version {
  readonly number: number;
  readonly checksum: string;
  readonly isLive: boolean;
}

/** One publication and its state. */
export interface Publication extends WithId {
  readonly status: string;
  readonly error: unknown;
}

/** Every version, the live one, every publication. */
export interface Versions {
  readonly versions: readonly Version[];
  readonly live: { readonly number: number } | null;
  readonly latest: Omit<Publication, 'error'> | null;
  readonly publications: readonly Publication[];
}

interface VersionsRead {
  readonly bot: {
    readonly liveVersion: Versions['live'];
    readonly latestPublication: Versions['latest'];
    readonly versions: {
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      readonly nodes: readonly Version[];
    };
    readonly publications: { readonly nodes: readonly Publication[] };
  };
}

/** Publishes one version after another until `finish`. */
export class Publisher {
  /** Versions that were there before. */
  before = 0;
  /** Publications that were accepted. */
  accepted = 0;
  /** Requests without a response: they may have taken effect or not. */
  unclear = 0;
  #isOver = false;
  #work: Promise<void>;
  #failure: { readonly error: unknown } | null = null;
  #isAbandoned = false;
  #forget = untilFinished(this);
  readonly session: Session;
  readonly botId: string;

  constructor(session: Session, botId: string, { pauseMs = 500 } = {}) {
    this.session = session;
    this.botId = botId;
    this.#work = this.#run(pauseMs).catch((error: unknown) => {
      this.#failure = { error };
    });
  }

  async finish(): Promise<void> {
    this.#isOver = true;
    await this.#work;
    this.#forget();
    if (this.#failure !== null) throw this.#failure.error;
  }

  abandon(): void {
    this.#isOver = true;
    this.#isAbandoned = true;
  }

  async #run(pauseMs: number): Promise<void> {
    let round = 0;
    await this.#patiently(async () => {
      this.before = (await versionsOf(this.session, this.botId)).versions.length;
    });
    while (!this.#isOver) {
      round += 1;
      await this.#patiently(async () => this.#change(`Bienvenida ${this.before} ${round}`));
      await this.#publishOnce();
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  /** Sent once: a publication whose response is lost must be complete or absent. */
  async #publishOnce(): Promise<void> {
    const query = `mutation ($id: ID!) { publishBot(input: { botId: $id }) { publication { id } userErrors { code } } }`;
    const answer = await this.session.ask<Published>(query, { id: this.botId }).catch(() => null);
    const payload = answer?.data?.publishBot ?? null;
    if (payload === null) {
      this.unclear += 1;
      return;
    }
    // A running publication is awaited: a second one at the same time is refused.
    const isRefused = payload.userErrors.length > 0;
    if (isRefused) assert.deepEqual(payload.userErrors, [{ code: 'PUBLICATION_IN_PROGRESS' }]);
    else this.accepted += 1;
    await this.#patiently(async () => {
      const { latest } = await versionsOf(this.session, this.botId);
      assert.ok(latest !== null && settled.has(latest.status), `the publication is ${latest?.status}`);
    });
  }

  async #change(title: string): Promise<void> {
    const { bot } = await this.session.data<{ bot: { draft: Draft } }>(
      'query ($id: ID!) { bot(id: $id) { draft { revision flows { document } } } }',
      { id: this.botId },
    );
    const document = structuredClone(bot.draft.flows[0]?.document);
    const group = document?.groups[0];
    assert.ok(group !== undefined, 'the flow has a group');
    group.title = title;
    const save =
      'mutation ($input: SaveFlowInput!) { saveFlow(input: $input) { userErrors { code } stale { revision } } }';
    const { saveFlow } = await this.session.data<{ saveFlow: { userErrors: UserError[]; stale: unknown } }>(save, {
      input: { botId: this.botId, revision: bot.draft.revision, document },
    });
    assert.deepEqual([saveFlow.userErrors, saveFlow.stale], [[], null]);
  }

  async #patiently(work: () => Promise<void>): Promise<void> {
    await eventually(async () => (this.#isAbandoned ? undefined : work()), { deadlineMs: 240_000, everyMs: 250 });
  }
}

/** Reads them page by page. */
export async function versionsOf(session: Session, botId: string): Promise<Versions> {
  const query = `query ($id: ID!, $after: String) { bot(id: $id) { liveVersion { number } latestPublication { id status }
    versions(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { number checksum isLive } }
    publications(first: 100) { nodes { id status error } } } }`;
  const versions: Version[] = [];
  let after: string | null = null;
  for (;;) {
    const { bot }: VersionsRead = await session.data(query, { id: botId, after });
    versions.push(...bot.versions.nodes);
    after = bot.versions.pageInfo.endCursor;
    if (!bot.versions.pageInfo.hasNextPage) {
      return { versions, live: bot.liveVersion, latest: bot.latestPublication, publications: bot.publications.nodes };
    }
  }
}

/** Publishing is atomic: version numbers without gaps or repeats, one live version, no unfinished publication. */
export async function assertPublished(
  publisher: Publisher,
): Promise<{ versions: number; live: number; failed: number }> {
  return eventually(
    async () => {
      const { versions, live, publications } = await versionsOf(publisher.session, publisher.botId);
      const numbers = versions.map(({ number }) => number).toSorted((left, right) => left - right);
      assert.deepEqual(
        numbers,
        numbers.map((_, index) => index + 1),
        'version numbers without a gap or a double',
      );
      const shown = versions.filter(({ isLive }) => isLive).map(({ number }) => number);
      assert.ok(live !== null, 'a live version');
      assert.deepEqual(shown, [live.number], 'exactly one live version');
      for (const { id, status } of publications) assert.ok(settled.has(status), `publication ${id} is ${status}`);
      const { accepted, before, unclear } = publisher;
      const made = numbers.length - before;
      assert.ok(made >= accepted && made <= accepted + unclear, `${made} made of ${accepted} and ${unclear} unclear`);
      const failed = publications.filter(({ status }) => status === 'FAILED').length;
      return { versions: numbers.length, live: live.number, failed };
    },
    { everyMs: 500 },
  );
}
