import type { Session } from '../kit/graph.ts';

interface Flow {
  readonly groups: readonly { readonly blocks: readonly { readonly kind: string; readonly options: object }[] }[];
}

/** A bot as it is saved. */
export interface SavedBot {
  readonly publicId: string;
  /** What keeps it from being published, or would be noticed. */
  readonly problems: readonly string[];
  /** Its blocks in their order, with everything but their identifiers. */
  readonly blocks: readonly string[];
}

const query = `query ($id: ID!) { bot(id: $id) { publicId draft {
  flows { document } problems { code severity field message } } } }`;

/** Reads the draft of a bot. */
export async function readBot(session: Session, id: string): Promise<SavedBot> {
  const { bot } = await session.data<{
    bot: {
      publicId: string;
      draft: {
        flows: { document: Flow }[];
        problems: { code: string; severity: string; field: string; message: string }[];
      };
    };
  }>(query, { id });
  const { flows, problems } = bot.draft;
  const blocks = flows.flatMap(({ document }) => document.groups.flatMap((group) => group.blocks));
  return {
    publicId: bot.publicId,
    problems: problems.map(({ severity, code, field, message }) => `${severity} ${code} ${field}: ${message}`),
    blocks: blocks.map(({ kind, options }) => `${kind} ${JSON.stringify(options).replaceAll(/[\da-f-]{36}/g, '…')}`),
  };
}
