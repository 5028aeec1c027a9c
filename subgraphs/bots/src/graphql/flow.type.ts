import { type BotDefinition, type Flow, summaryOf } from '@tertulia/flow-engine';
import { JsonScalar } from '@tertulia/subgraph';
import { Directive, Field, ObjectType } from 'type-graphql';

@ObjectType('FlowBlock', { description: 'One block of a group.' })
export class FlowBlockType {
  @Field(() => String, { description: 'Id inside the flow.' })
  id!: string;

  @Field(() => String, { description: 'Kind: text, choiceInput, condition ...' })
  kind!: string;

  @Field(() => String, { description: "One line that says what it does, in the bot's language." })
  summary!: string;

  @Field(() => JsonScalar, { description: 'Options of the kind.' })
  options!: unknown;
}

@ObjectType('FlowGroup', { description: 'A titled group of ordered blocks.' })
export class FlowGroupType {
  @Field(() => String, { description: 'Id inside the flow.' })
  id!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Directive('@listSize(assumedSize: 4)')

  @Field(() => [FlowBlockType], { description: 'Blocks in order.' })
  blocks!: FlowBlockType[];
}

@ObjectType('FlowEdge', { description: 'A connection of the flow.' })
export class FlowEdgeType {
  @Field(() => String, { description: 'Id inside the flow.' })
  id!: string;

  @Field(() => String, { description: 'event, block or port.' })
  sourceKind!: string;

  @Field(() => String, { description: 'Id of the event or block where it starts.' })
  sourceId!: string;

  @Field(() => String, { nullable: true, description: 'Exit of the block, for ports.' })
  sourcePort!: string | null;

  @Field(() => String, { description: 'Group to which it leads.' })
  targetGroupId!: string;

  @Field(() => String, { nullable: true, description: "Block to which it leads; null for the group's first." })
  targetBlockId!: string | null;
}

@ObjectType('Flow', { description: 'The conversation as a graph of groups, blocks and edges.' })
export class FlowType {
  @Field(() => String, { description: 'Id inside the bot.' })
  id!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => JsonScalar, {
    description: "The flow as JSON, by the flow engine's JSON Schema; the input of saveFlow.",
  })
  document!: unknown;

  @Directive('@listSize(assumedSize: 20)')

  @Field(() => [FlowGroupType], { description: 'Groups, typed for reading.' })
  groups!: FlowGroupType[];

  @Directive('@listSize(assumedSize: 30)')

  @Field(() => [FlowEdgeType], { description: 'Edges, typed for reading.' })
  edges!: FlowEdgeType[];
}

export function asFlow(flow: Flow, definition: BotDefinition): FlowType {
  return {
    id: flow.id,
    name: flow.name,
    document: flow,
    groups: flow.groups.map((group) => ({
      id: group.id,
      title: group.title,
      blocks: group.blocks.map((block) => ({
        id: block.id,
        kind: block.kind,
        summary: summaryOf(block, definition.locale),
        options: block.options,
      })),
    })),
    edges: flow.edges.map((edge) => ({
      id: edge.id,
      sourceKind: edge.source.kind,
      sourceId: edge.source.id,
      sourcePort: edge.source.kind === 'port' ? edge.source.port : null,
      targetGroupId: edge.target.groupId,
      targetBlockId: edge.target.blockId ?? null,
    })),
  };
}
