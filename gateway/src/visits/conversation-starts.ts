import type { Principal } from '@tertulia/principal';
import { Kind, valueFromASTUntyped, visit, type FieldNode } from 'graphql';
import type { AdmittedOperation } from '../protection/admit-operation.js';
import type { RateBucket, RateDecision, RateLimiter } from '../protection/rate-limiter.js';
import { RateLimitedError } from '../protection/rate-policy.js';

/** Root fields that start a conversation. */
const startingFields = new Set(['startConversation', 'startOver']);
/** Above these rates no conversation can start. */
const bounds: readonly RateBucket[] = ['CONVERSATION', 'CONVERSATION_DAY'];
/** Above these rates a conversation looks automated. */
const signs: readonly RateBucket[] = ['CONVERSATION_CHARGED', 'CONVERSATION_CHARGED_DAY'];

/** Dependencies of the counting. */
export interface StartParts {
  readonly limiter: RateLimiter;
  /** Whether a token resumes an existing conversation, which is then not counted as a start. */
  isResumeToken(token: string): Promise<boolean>;
}

/** Counts the conversations that one address starts with one bot. */
export class ConversationStarts {
  readonly #parts: StartParts;

  constructor(parts: StartParts) {
    this.#parts = parts;
  }

  /**
   * Counts the conversations that the operation starts. Returns whether they look automated; such conversations are not charged.
   * @throws RateLimitedError
   */
  async count(operation: AdmittedOperation, caller: { principal: Principal; address: string }): Promise<boolean> {
    let looksAutomatic = false;
    for (const bot of await this.#botsOf(operation, caller.principal)) {
      const key = `${bot} ${caller.address}`;
      for (const decision of await this.#consume(bounds, key)) {
        if (!decision.isAllowed) throw new RateLimitedError(decision);
      }
      if ((await this.#consume(signs, key)).some(({ isAllowed }) => !isAllowed)) looksAutomatic = true;
    }
    return looksAutomatic;
  }

  async #consume(buckets: readonly RateBucket[], key: string): Promise<RateDecision[]> {
    return Promise.all(buckets.map(async (bucket) => this.#parts.limiter.consume(bucket, key, 1)));
  }

  /** The bots with which the operation starts conversations, one entry per start. */
  async #botsOf(operation: AdmittedOperation, principal: Principal): Promise<string[]> {
    if (![...operation.measure.rootFieldCounts.keys()].some((field) => startingFields.has(field))) return [];
    const bots: string[] = [];
    for (const field of startsOf(operation)) {
      const { publicId, resumeToken } = inputOf(field, operation);
      if (typeof resumeToken === 'string' && (await this.#parts.isResumeToken(resumeToken))) continue;
      if (typeof publicId === 'string') bots.push(publicId.slice(0, keyCharactersMax));
      else if (principal.kind === 'VISITOR') bots.push(principal.botId);
    }
    return bots;
  }
}

const keyCharactersMax = 100;

function startsOf({ document }: AdmittedOperation): FieldNode[] {
  const found: FieldNode[] = [];
  visit(document, {
    [Kind.FIELD]: (field) => {
      if (startingFields.has(field.name.value)) found.push(field);
    },
  });
  return found;
}

function inputOf(field: FieldNode, { variables }: AdmittedOperation): { publicId?: unknown; resumeToken?: unknown } {
  const argument = field.arguments?.find(({ name }) => name.value === 'input');
  const value = argument === undefined ? null : valueFromASTUntyped(argument.value, variables);
  return typeof value === 'object' && value !== null ? value : {};
}
