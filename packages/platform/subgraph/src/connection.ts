import type { Listed, PagePosition, PageRequest } from '@tertulia/use-case';
import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from 'type-graphql';
import { badArgument, badCursor } from './bad-argument.js';
import { PageInfo } from './shared-types.js';

/** Default and maximum page size. */
export const pageSizeDefault = 25;
export const pageSizeMax = 100;

@ArgsType()
export class ForwardPageArgs {
  @Field(() => Int, { nullable: true, description: 'How many from the start, 1 to 100; 25 when left out.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor.' })
  after?: string | null;
}

@ArgsType()
export class PageArgs extends ForwardPageArgs {
  @Field(() => Int, { nullable: true, description: 'How many from the end, 1 to 100.' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes before this cursor.' })
  before?: string | null;
}

/** @throws DomainError BAD_USER_INPUT for sizes outside 1 to 100, `first` with `last`, or a cursor that was not issued here. */
export function pageRequest(args: PageArgs | ForwardPageArgs): PageRequest {
  const last = 'last' in args ? (args.last ?? null) : null;
  const before = 'before' in args ? (args.before ?? null) : null;
  const first = args.first ?? null;
  if (first !== null && last !== null) throw badArgument('first', { expected: 'first | last' });
  const size = last ?? first ?? pageSizeDefault;
  if (!Number.isInteger(size) || size < 1 || size > pageSizeMax) {
    throw badArgument(last === null ? 'first' : 'last', { min: 1, max: pageSizeMax });
  }
  const cursor = last === null ? (args.after ?? null) : before;
  return {
    limit: size,
    direction: last === null ? 'FORWARD' : 'BACKWARD',
    cursor: cursor === null ? null : decodeCursor(cursor, last === null ? 'after' : 'before'),
  };
}

export function encodeCursor(position: PagePosition): string {
  return Buffer.from(JSON.stringify([position.sortKey, position.id])).toString('base64url');
}

function decodeCursor(cursor: string, argument: 'after' | 'before'): PagePosition {
  try {
    const [sortKey, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (typeof sortKey === 'string' && typeof id === 'string') return { sortKey, id };
  } catch {
    // Continues to the error below: an unreadable cursor is the caller's mistake.
  }
  throw badCursor(argument);
}

/** A page as resolvers return it; `totalCount` is called only when selected. */
export interface ConnectionOf<T> {
  edges: { cursor: string; node: T }[];
  nodes: T[];
  pageInfo: PageInfo;
  totalCount: () => Promise<number>;
}

export interface ConnectionSource<T> {
  position(row: T): PagePosition;
  totalCount(): Promise<number>;
}

/** Removes the extra row and sets the page info. */
export function makeConnection<T>(rows: readonly T[], page: PageRequest, source: ConnectionSource<T>): ConnectionOf<T> {
  const hasMore = rows.length > page.limit;
  const isForward = page.direction === 'FORWARD';
  const kept = isForward ? rows.slice(0, page.limit) : rows.slice(-page.limit);
  const edges = kept.map((node) => ({ cursor: encodeCursor(source.position(node)), node }));
  return {
    edges,
    nodes: [...kept],
    pageInfo: {
      hasNextPage: isForward ? hasMore : page.cursor !== null,
      hasPreviousPage: isForward ? page.cursor !== null : hasMore,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: () => source.totalCount(),
  };
}

/** How long a list is: without a statement when its first page is all of it. */
export function countOf({ rows, countAll }: Counted, { cursor, limit }: PageRequest): () => Promise<number> {
  return cursor === null && rows.length <= limit ? async () => rows.length : countAll;
}

/** A list that was read from its first row. */
interface Counted {
  readonly rows: readonly unknown[];
  readonly countAll: Listed<unknown>['countAll'];
}

/** A list of which nothing was asked but how long it is. */
export function countAlone(totalCount: () => Promise<number>): ConnectionOf<never> {
  const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
  return { edges: [], nodes: [], pageInfo, totalCount };
}

/** The GraphQL types of a list of `NodeClass`: `<name>Connection` and `<name>Edge`. */
export function connectionOf<T extends object>(
  NodeClass: ClassType<T>,
  name: string,
): { Connection: ClassType; Edge: ClassType } {
  @ObjectType(`${name}Edge`, { description: `One ${name} of a list.` })
  class Edge {
    @Field(() => String, { description: 'Where the item stands; give it as after or before.' })
    cursor!: string;

    @Field(() => NodeClass, { description: 'The item.' })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class Connection {
    @Field(() => [Edge], { description: 'Items with their cursors.' })
    edges!: Edge[];

    @Field(() => [NodeClass], { description: 'Items alone.' })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Where the page lies.' })
    pageInfo!: PageInfo;

    /** Calls the function that the resolver returned. */
    @Directive('@cost(weight: 5)')
    @Field(() => Int, { name: 'totalCount', description: 'How many there are in all; counted only when asked.' })
    countAll(): Promise<number> {
      return (this as unknown as ConnectionOf<T>).totalCount();
    }
  }
  return { Connection, Edge };
}
