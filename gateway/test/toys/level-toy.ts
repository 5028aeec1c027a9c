import type { Principal } from '@tertulia/principal';
import { flatMapped, streamEnd, streamOf } from '@tertulia/streams';
import { buildSchema, GraphQLError, parse, subscribe, type ExecutionResult } from 'graphql';
import type { LocalSubgraph } from '../../src/index.js';
import { Topic } from './topic.js';

export const levelSdl = `
  type Query { hello: String }
  type Level { number: Int! scope: String! of: String padding: String person: String }
  type Subscription {
    level(of: String): Level!
    drops(of: String): Level!
  }`;

/** Its subscription to absolute values may be shared, except for `Level.person`. */
export const levelContinuations = {
  level: { kind: 'ABSOLUTE', shared: ['Level.number', 'Level.scope', 'Level.of', 'Level.padding'] },
} as const;

/** What a level depends on: everything of a principal except who it is. */
export function scopeText(principal: Principal): string {
  switch (principal.kind) {
    case 'USER':
      return [principal.organizationId, principal.role, String(principal.botIds?.toSorted()), principal.locale].join(
        ' ',
      );
    case 'API_KEY':
      return [principal.organizationId, String(principal.scopes.toSorted()), principal.mode, principal.locale].join(
        ' ',
      );
    default:
      return JSON.stringify(principal);
  }
}

/** A subgraph in this process whose subscribers see a level of their scope: the current one at once, then each that is set. */
export class LevelToy implements LocalSubgraph {
  readonly schema = buildSchema(levelSdl);
  /** The callers for whom subscriptions were opened. */
  readonly callers: Principal[] = [];
  /** New subscribers are refused with it. */
  refusal: string | null = null;
  /** They are refused by the first result of a stream, as subgraphs over HTTP do. */
  refusesInStream = false;
  padding = '';
  readonly #topics = new Map<string, Topic<number>>();
  readonly #levels = new Map<string, number>();

  /** The number of open subscriptions. */
  get listening(): number {
    return [...this.#topics.values()].reduce((sum, { listenerCount }) => sum + listenerCount, 0);
  }

  set(scope: string, level: number): void {
    this.#levels.set(scope, level);
    this.#topic(scope).publish(level);
  }

  levelOf(scope: string): number {
    return this.#levels.get(scope) ?? 0;
  }

  /** Ends the subscriptions of a scope, with an error if it is given. */
  end(scope: string): void {
    this.#topic(scope).publish(Number.NaN);
  }

  async execute(): Promise<ExecutionResult> {
    return { data: null };
  }

  async subscribe(request: Parameters<LocalSubgraph['subscribe']>[0]): ReturnType<LocalSubgraph['subscribe']> {
    const { query, variables, operationName, principal } = request;
    this.callers.push(principal);
    if (this.refusal !== null) {
      const errors = [new GraphQLError(this.refusal, { path: ['level'], extensions: { code: this.refusal } })];
      const refused = { data: null, errors };
      return this.refusesInStream ? streamWith(refused) : refused;
    }
    const source = (args: { readonly of?: string }) => this.#follow(principal, args.of ?? null);
    return subscribe({
      schema: this.schema,
      document: parse(query),
      rootValue: { level: source, drops: source },
      ...(variables === undefined ? {} : { variableValues: variables }),
      ...(operationName === undefined ? {} : { operationName }),
    });
  }

  #follow(principal: Principal, of: string | null) {
    const scope = scopeText(principal);
    const person = principal.kind === 'USER' ? principal.userId : null;
    return flatMapped(this.#topic(scope).listen([this.levelOf(scope)]), (number) => {
      if (Number.isNaN(number)) throw new Error('password=hunter2');
      const level = { number, scope, of, padding: this.padding, person };
      return [{ level, drops: level }];
    });
  }

  #topic(scope: string): Topic<number> {
    const known = this.#topics.get(scope);
    if (known !== undefined) return known;
    const made = new Topic<number>();
    this.#topics.set(scope, made);
    return made;
  }
}

/** A stream with one result. */
function streamWith(result: ExecutionResult) {
  const results = [result];
  return streamOf<ExecutionResult>({
    next: async () => {
      const value = results.shift();
      return value === undefined ? streamEnd : { done: false, value };
    },
  });
}
