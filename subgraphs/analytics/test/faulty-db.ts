import { MongoNetworkError, type Db } from 'mongodb';

/**
 * How a process that uses a database dies at one of its commands: the command was not sent; it was done and the
 * response lost; a part was done; or it was still in transit and is done much later (`late`).
 */
export type Ending = 'BEFORE' | 'AFTER' | 'HALF' | 'LATE';

/** A database for one process that dies at its n-th command. Every later call fails. */
export interface FaultyDb {
  db: Db;
  /** The number of commands so far. */
  count(): number;
  /** Names of those commands. */
  names: string[];
  isDead(): boolean;
  /** Runs the commands that were still in transit. */
  late(): Promise<void>;
}

type Command = (...given: unknown[]) => Promise<unknown>;

const writes = new Set(['insertMany', 'bulkWrite', 'updateOne', 'updateMany', 'deleteMany']);
const lists = new Set(['insertMany', 'bulkWrite']);
const single = new Set([...writes, 'findOne', 'countDocuments']);
const cursors = new Set(['find', 'aggregate']);

/** @param at the command at which the process dies, from 0; infinity for none. */
export function faultyDb(db: Db, at: number, ending: Ending): FaultyDb {
  const names: string[] = [];
  let isDead = false;
  let owed: (() => Promise<unknown>) | undefined;
  const die = (): never => {
    isDead = true;
    throw new MongoNetworkError('the process is gone');
  };
  const run = async (name: string, work: { whole: () => Promise<unknown>; half?: () => Promise<unknown> }) => {
    if (isDead) die();
    names.push(name);
    if (names.length - 1 !== at) {
      const answer = await work.whole();
      return isDead ? die() : answer;
    }
    if (ending === 'LATE') owed = work.whole;
    if (ending === 'AFTER') await work.whole().catch(() => undefined);
    if (ending === 'HALF') await work.half?.().catch(() => undefined);
    return die();
  };
  const wrapped = (collection: object): object =>
    new Proxy(collection, {
      get: (target, property) => {
        const member: unknown = Reflect.get(target, property);
        const name = String(property);
        if (typeof member !== 'function') return member;
        const command = member.bind(target) as Command;
        if (single.has(name)) {
          return async (...given: unknown[]) => {
            const half = lists.has(name) ? { half: () => command(firstHalf(given[0]), ...given.slice(1)) } : {};
            return run(name, { whole: () => command(...given), ...half });
          };
        }
        if (cursors.has(name)) return (...given: unknown[]) => cursor(command(...given), name);
        return command;
      },
    });
  const cursor = (inner: object, name: string): object =>
    new Proxy(inner, {
      get: (target, property) => {
        const member: unknown = Reflect.get(target, property);
        if (typeof member !== 'function') return member;
        const method = member.bind(target) as (...given: unknown[]) => unknown;
        if (property === 'toArray') return async () => run(name, { whole: method as Command });
        return (...given: unknown[]) => cursor(method(...given) as object, name);
      },
    });
  const faulty = new Proxy(db, {
    get: (target, property) => {
      const member: unknown = Reflect.get(target, property);
      if (property !== 'collection' || typeof member !== 'function') return member;
      return (name: string) => wrapped((member.bind(target) as (name: string) => object)(name));
    },
  });
  return {
    db: faulty,
    names,
    count: () => names.length,
    isDead: () => isDead,
    late: async () => {
      const work = owed;
      owed = undefined;
      await work?.().catch(() => undefined);
    },
  };
}

/** Whether an ending differs from `BEFORE` for a command with this name. */
export function canEnd(name: string, ending: Ending): boolean {
  return ending === 'BEFORE' || (ending === 'HALF' ? lists.has(name) : writes.has(name));
}

function firstHalf(list: unknown): unknown {
  return Array.isArray(list) ? list.slice(0, Math.ceil(list.length / 2)) : list;
}
