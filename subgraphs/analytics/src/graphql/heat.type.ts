import { DateTimeScalar, toGlobalId, Window } from '@tertulia/subgraph';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { HeatReport } from '../application/read-heat.js';
import { asBot, BotStub, BotVersionStub } from './foreign.type.js';

@ObjectType('BlockHeat', { description: 'What happened at a block.' })
export class BlockHeatType {
  @Field(() => ID, { description: 'The block.' })
  blockId!: string;

  @Field(() => Int, { description: 'How often conversations reached it.' })
  visits!: number;

  @Field(() => Int, { description: 'How often its question was asked; 0 for a block that asks nothing.' })
  asked!: number;

  @Field(() => Int, { description: 'How often it was answered.' })
  answered!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of times asked without an answer, 0 to 1; null if it never asked.',
  })
  dropOff!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Median seconds from the question to its answer, interpolated in the buckets of a histogram; null if none was measured.',
  })
  medianSeconds!: number | null;
}

@ObjectType('EdgeHeat', { description: 'How many went along an edge.' })
export class EdgeHeatType {
  @Field(() => ID, { description: 'The edge.' })
  edgeId!: string;

  @Field(() => ID, { nullable: true, description: 'The block that it leaves; null for the edge of an event.' })
  fromBlockId!: string | null;

  @Field(() => Int, { description: 'How often.' })
  count!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of the visits to that block, 0 to 1; null for the edge of an event.',
  })
  share!: number | null;
}

@ObjectType('FlowHeat', {
  description: 'What conversations of one version did in its flow, absolute: a newer one replaces it.',
})
export class FlowHeatType {
  @Field(() => Int, { description: 'Increases with each change.' })
  sequence!: number;

  @Field(() => DateTimeScalar, { description: 'When it was read.' })
  at!: Date;

  @Field(() => BotStub, { description: 'The bot; it tells where visitors wait now.' })
  bot!: { id: string };

  @Field(() => BotVersionStub, { nullable: true, description: 'The version; null if none is live.' })
  version!: { id: string } | null;

  @Field(() => Window, { description: 'Conversations that started in this window of whole hours.' })
  window!: Window;

  @Field(() => [BlockHeatType], { description: 'Every block that was reached, of all flows of the bot.' })
  blocks!: BlockHeatType[];

  @Field(() => [EdgeHeatType], { description: 'Every edge that was followed.' })
  edges!: EdgeHeatType[];
}

export function asFlowHeat({ botId, versionId, window, timeZone, ...heat }: HeatReport): FlowHeatType {
  const version = versionId === null ? null : { id: toGlobalId('botVersion', versionId) };
  return { ...heat, bot: asBot(botId), version, window: { ...window, timeZone } };
}
