import { DateTimeScalar, toGlobalId } from '@tertulia/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { type LiveSnapshot, longestWaitSeconds, totalsOf } from '../domain/live-counts.js';

@ObjectType('BotLiveCounts', { description: 'What is going on with one bot at a moment, in absolute numbers.' })
export class BotLiveCountsType {
  @Field(() => ID, { description: 'The bot.' })
  botId!: string;

  @Field(() => Int, { description: 'Newer numbers have a larger one.' })
  sequence!: number;

  @Field(() => DateTimeScalar, { description: 'When it was counted.' })
  at!: Date;

  @Field(() => Int, { description: 'Conversations under way: not ended, last message within the idle minutes.' })
  active!: number;

  @Field(() => Int, { description: 'Visitors who wait for a person.' })
  waiting!: number;

  @Field(() => Int, { description: 'Visitors who speak with a person.' })
  withHuman!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Open chats that gave a sign of life within a minute; null while it cannot be known.',
  })
  present!: number | null;
}

@ObjectType('LiveCounts', { description: 'What is going on at a moment, in absolute numbers.' })
export class LiveCountsType {
  @Field(() => Int, { description: 'Newer numbers have a larger one.' })
  sequence!: number;

  @Field(() => DateTimeScalar, { description: 'When it was counted.' })
  at!: Date;

  @Field(() => Int, { description: 'Conversations under way: not ended, last message within the idle minutes.' })
  active!: number;

  @Field(() => Int, { description: 'Visitors who wait for a person.' })
  waiting!: number;

  @Field(() => Int, { description: 'Visitors who speak with a person.' })
  withHuman!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Open chats that gave a sign of life within a minute; null while it cannot be known.',
  })
  present!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How long the one has waited that waits longest; null while nobody waits.',
  })
  longestWaitSeconds!: number | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Null while the numbers are live; else since when signs of life and changes of other processes do not arrive.',
  })
  staleSince!: Date | null;

  @Field(() => [BotLiveCountsType], { description: 'The same by bot, for bots where anything is going on.' })
  bots!: BotLiveCountsType[];
}

/** Numbers as the graph shows them. */
export function asLiveCounts(snapshot: LiveSnapshot): LiveCountsType {
  const { sequence } = snapshot;
  const at = new Date(snapshot.at);
  const staleSince = snapshot.staleSince === null ? null : new Date(snapshot.staleSince);
  const bots = snapshot.bots.map(({ botId, active, waiting, withHuman, present }) => {
    return { ...{ sequence, at, active, waiting, withHuman, present }, botId: toGlobalId('bot', botId) };
  });
  const totals = { ...totalsOf(snapshot), longestWaitSeconds: longestWaitSeconds(snapshot) };
  const shown = { sequence, at, staleSince, ...totals, bots };
  return Object.assign(new LiveCountsType(), shown);
}

/** The numbers of one bot; zeros where nothing is going on. */
export function asBotLiveCounts(snapshot: LiveSnapshot, botId: string): BotLiveCountsType {
  const { sequence } = snapshot;
  const totals = totalsOf({ ...snapshot, bots: snapshot.bots.filter((bot) => bot.botId === botId) });
  const shown = { sequence, at: new Date(snapshot.at), ...totals, botId: toGlobalId('bot', botId) };
  return Object.assign(new BotLiveCountsType(), shown);
}
