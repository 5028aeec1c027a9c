import type { Locale } from '@tertulia/flow-engine';
import {
  differenceInWords,
  stopInWords,
  wordsOfInput,
  type Coverage,
  type Difference,
  type Line,
  type Recording,
  type Transcript,
  type TranscriptTurn,
  type UnwatchedBlock,
} from '@tertulia/pinned-conversations';
import { DateTimeScalar, enumOf, JsonScalar, Node, toGlobalId, type Foreign } from '@tertulia/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { MadeUp } from '../application/find-path.js';
import type { PinReplay } from '../application/read-pins.js';
import type { PinnedConversation } from '../domain/pinned-conversation.js';
import { ConversationStub, UserStub } from './foreign.type.js';

export const PinWatchEnum = enumOf('PinWatch', 'What a pinned conversation watches.', {
  TEXTS: 'What is said, offered and sent to other systems.',
  VARIABLES: 'The values of variables at the end.',
  END: 'Where and how it ends.',
  GOALS: 'The goals that it reaches.',
});

export const PinStatusEnum = enumOf('PinStatus', 'What the draft makes of a pinned conversation.', {
  SAME: 'What it watches stays.',
  CHANGED: 'Something that it watches is different.',
  BROKEN: 'It cannot be held to its end.',
});

export const PinLineKindEnum = enumOf('PinLineKind', 'What the bot did.', {
  SAID: 'It said something.',
  OFFERED: 'It offered choices.',
  EFFECT: 'It sent something to another system.',
  HANDED_OFF: 'It handed over to a person.',
  GOAL: 'It reached a goal.',
  ENDED: 'It ended the conversation.',
  FAULT: 'It failed.',
});

export const PinMutationEnum = enumOf('PinMutation', 'A mistake that was tried at a block.', {
  REMOVED_BLOCK: 'The block is removed.',
  CHANGED_TEXT: 'Its texts are changed.',
  DROPPED_EDGE: 'A connection is dropped.',
  SWAPPED_EXITS: 'Two exits are swapped.',
  NEGATED_CONDITION: 'A condition is the wrong way round.',
});

@ObjectType('PinLine', { description: 'Something that the bot does in a pinned conversation.' })
export class PinLineType {
  @Field(() => PinLineKindEnum, { description: 'What.' })
  kind!: Line['kind'];

  @Field(() => String, { nullable: true, description: 'The block.' })
  blockId!: string | null;

  @Field(() => String, { description: 'The text, or the name of the goal.' })
  text!: string;
}

@ObjectType('PinTurn', { description: 'A turn of a pinned conversation.' })
export class PinTurnType {
  @Field(() => String, { nullable: true, description: 'What the visitor says; null at the start.' })
  said!: string | null;

  @Directive('@listSize(assumedSize: 2)')
  @Field(() => [PinLineType], { description: 'What follows.' })
  lines!: PinLineType[];
}

@Directive('@key(fields: "id")')
@ObjectType('PinnedConversation', {
  implements: Node,
  description: 'A conversation that is replayed before every publication. It holds no personal data.',
})
export class PinnedConversationType {
  id!: string;
  conversationId!: string | null;
  authorId!: string | null;
  recording!: Recording;
  transcript!: Transcript;

  @Field(() => ID, { name: 'id', description: 'Id.' })
  globalId(): string {
    return toGlobalId('pinnedConversation', this.id);
  }

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => String, { description: 'Why it is pinned; may be empty.' })
  note!: string;

  @Directive('@listSize(assumedSize: 4)')
  @Field(() => [PinWatchEnum], { description: 'What it watches.' })
  watches!: (keyof typeof PinWatchEnum)[];

  @Field(() => ConversationStub, {
    nullable: true,
    description: 'The conversation that it was made from; null if it was made otherwise, or that was erased.',
  })
  conversation(): Foreign | null {
    return this.conversationId === null ? null : { id: toGlobalId('conversation', this.conversationId) };
  }

  @Field(() => UserStub, { nullable: true, description: 'Who pinned it; null for templates and API keys.' })
  author(): Foreign | null {
    return this.authorId === null ? null : { id: toGlobalId('user', this.authorId) };
  }

  @Directive('@listSize(assumedSize: 6)')
  @Field(() => [PinTurnType], { description: 'How it goes, and has to go.' })
  turns(): PinTurnType[] {
    return turnsOf(this.transcript.turns);
  }

  @Directive('@listSize(assumedSize: 6)')
  @Field(() => [String], { description: 'What the visitor says, in order.' })
  inputs(): string[] {
    return this.recording.inputs.map(wordsOfInput);
  }

  @Directive('@listSize(assumedSize: 1)')
  @Field(() => [String], { description: 'Names of the goals that it reaches.' })
  goals(): readonly string[] {
    return this.transcript.goals;
  }

  @Field(() => DateTimeScalar, { description: 'The time at which it is held: days and opening hours are read at it.' })
  startedAt(): Date {
    return new Date(this.recording.startedAt);
  }

  @Field(() => DateTimeScalar, { description: 'When it was pinned.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed or accepted.' })
  updatedAt!: Date;
}

@ObjectType('PinDifference', { description: 'A difference between how a conversation has to go and how it would go.' })
export class PinDifferenceType {
  @Field(() => PinWatchEnum, { description: 'What it is a difference in.' })
  watch!: Difference['watch'];

  @Field(() => Boolean, { description: 'Whether the conversation watches that.' })
  isWatched!: boolean;

  @Field(() => Int, { nullable: true, description: 'The turn, from 0 for the start; null for what holds at the end.' })
  turn!: number | null;

  @Field(() => String, { nullable: true, description: 'What the visitor says in that turn.' })
  said!: string | null;

  @Field(() => String, { nullable: true, description: 'The block.' })
  blockId!: string | null;

  @Field(() => String, { nullable: true, description: 'What there was; null for what is new.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What there would be; null for what is missing.' })
  after!: string | null;

  @Field(() => String, { description: 'The difference as a sentence.' })
  message!: string;
}

@ObjectType('PinReplay', { description: 'What the draft makes of a pinned conversation.' })
export class PinReplayType {
  @Field(() => PinnedConversationType, { description: 'The conversation.' })
  pinnedConversation!: PinnedConversationType;

  @Field(() => PinStatusEnum, { description: 'Whether it stays.' })
  status!: keyof typeof PinStatusEnum;

  @Field(() => String, { nullable: true, description: 'Why it cannot be held to its end; null if it can.' })
  reason!: string | null;

  @Directive('@listSize(assumedSize: 5)')
  @Field(() => [PinDifferenceType], { description: 'The differences, in the order of the conversation; at most 60.' })
  differences!: PinDifferenceType[];

  @Directive('@listSize(assumedSize: 6)')
  @Field(() => [PinTurnType], { description: 'How it would go.' })
  turns!: PinTurnType[];
}

@ObjectType('UnwatchedBlock', { description: 'A block at which no pinned conversation would notice a mistake.' })
export class UnwatchedBlockType {
  @Field(() => String, { description: 'The block.' })
  blockId!: string;

  @Field(() => String, { description: 'Its group.' })
  groupId!: string;

  @Field(() => Boolean, { description: 'Whether a pinned conversation comes by.' })
  isVisited!: boolean;

  @Directive('@listSize(assumedSize: 3)')
  @Field(() => [PinMutationEnum], { description: 'The mistakes that were tried.' })
  unnoticed!: readonly UnwatchedBlock['unnoticed'][number][];
}

@ObjectType('PinCoverage', { description: 'How much the pinned conversations would notice of mistakes in the draft.' })
export class PinCoverageType {
  @Field(() => Int, { description: 'Mistakes that were tried, one at a time.' })
  mutants!: number;

  @Field(() => Int, { description: 'How many of them would be noticed.' })
  noticed!: number;

  @Field(() => Int, { description: 'Blocks of the draft.' })
  blocks!: number;

  @Field(() => Boolean, { description: 'Whether not all could be tried.' })
  isPartial!: boolean;

  @Directive('@listSize(assumedSize: 30)')
  @Field(() => [UnwatchedBlockType], { description: 'Blocks of which no mistake would be noticed.' })
  unwatched!: UnwatchedBlockType[];
}

@ObjectType('MadeUpConversation', { description: 'A conversation with the draft that was made up, to be pinned.' })
export class MadeUpConversationType {
  @Field(() => JsonScalar, { description: 'For keepPinnedConversation.' })
  recording!: unknown;

  @Directive('@listSize(assumedSize: 6)')
  @Field(() => [PinTurnType], { description: 'How it goes.' })
  turns!: PinTurnType[];
}

export function asPin(pin: PinnedConversation): PinnedConversationType {
  return Object.assign(new PinnedConversationType(), pin);
}

export function asPinReplay({ pin, replay }: PinReplay, locale: Locale): PinReplayType {
  const { status, transcript, differences } = replay;
  return {
    pinnedConversation: asPin(pin),
    status,
    reason: status !== 'BROKEN' || transcript.stop === null ? null : stopInWords(transcript.stop.reason, locale),
    differences: differences.map((one) => ({
      ...one,
      isWatched: pin.watches.includes(one.watch),
      message: differenceInWords(one, locale),
    })),
    turns: turnsOf(transcript.turns),
  };
}

export function asCoverage(coverage: Coverage): PinCoverageType {
  return { ...coverage, unwatched: coverage.unwatched.map((block) => Object.assign(new UnwatchedBlockType(), block)) };
}

export function asMadeUp({ recording, transcript }: MadeUp): MadeUpConversationType {
  return { recording, turns: turnsOf(transcript.turns) };
}

function turnsOf(turns: readonly TranscriptTurn[]): PinTurnType[] {
  return turns.map(({ said, lines }) => ({ said, lines: [...lines] }));
}
