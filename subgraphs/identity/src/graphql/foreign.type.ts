import { type IdKind, Node, toGlobalId } from '@tertulia/subgraph';
import { Directive, ObjectType } from 'type-graphql';
import type { ForeignKind } from '../application/node-directory.js';

// Objects of other subgraphs, known here by id. The owning subgraph decides whether they exist, and resolves their other fields.

/** A bot, owned by another subgraph. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Bot', { implements: Node, description: 'A chatbot.' })
export class Bot extends Node {}

/** A version of a bot, owned by another subgraph. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('BotVersion', { implements: Node, description: 'An immutable, numbered snapshot of a bot.' })
class BotVersion extends Node {}

/** An attempt to publish, owned by another subgraph. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Publication', { implements: Node, description: 'One attempt to make a version live.' })
class Publication extends Node {}

/** A conversation, owned by another subgraph. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Conversation', {
  implements: Node,
  description: "One visitor's conversation with one bot on one channel.",
})
class Conversation extends Node {}

/** A contact, owned by another subgraph. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Contact', { implements: Node, description: 'A person who spoke with a bot.' })
class Contact extends Node {}

/** An industry, owned by another subgraph. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Industry', { implements: Node, description: 'A line of business.' })
class Industry extends Node {}

/** A template, owned by another subgraph. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('BotTemplate', { implements: Node, description: 'A bot to start from.' })
class BotTemplate extends Node {}

/** The class of each kind of id. */
export const stubs: Readonly<Record<ForeignKind, new () => Node>> = {
  bot: Bot,
  botVersion: BotVersion,
  publication: Publication,
  conversation: Conversation,
  contact: Contact,
  industry: Industry,
  botTemplate: BotTemplate,
};

/** True for a kind that another subgraph owns. */
export function isForeignKind(kind: IdKind): kind is ForeignKind {
  return Object.hasOwn(stubs, kind);
}

/** The stub for an id of another subgraph's kind. */
export function stubOf(kind: ForeignKind, id: string): Node {
  return Object.assign(new stubs[kind](), { id: toGlobalId(kind, id) });
}
