import type { EndReason } from '@tertulia/flow-engine';
import { DateTimeScalar, toGlobalId } from '@tertulia/subgraph';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { shownVariables } from '../application/read-variables.js';
import type { Simulation } from '../domain/simulation.js';
import { AwaitingType } from './awaiting.type.js';
import { VariableValueType } from './conversation.type.js';
import { AlarmKindEnum, EndReasonEnum } from './enums.js';
import { asModelCall, ModelCallType } from './model-call.type.js';
import { asMessage, MessageType } from './message.type.js';

@ObjectType('TraceStep', { description: 'One thing that happened in a turn of a simulation.' })
export class TraceStepType {
  @Field(() => String, { nullable: true, description: 'The block that did it.' })
  blockId!: string | null;

  @Field(() => String, { nullable: true, description: 'The group of that block.' })
  groupId!: string | null;

  @Field(() => String, {
    description:
      'The kind: block, variable, effect, goal, handOff, read, notUnderstood, unanswered, intent, paraphrase, urgency, fault or end.',
  })
  kind!: string;

  @Field(() => String, {
    description: 'Kind of the block, name of the variable, what was read, question of the effect, and so on.',
  })
  label!: string;

  @Field(() => String, {
    description:
      'Summary of the block, new value, source and score of the answer, why a text was not understood, and so on; may be empty.',
  })
  detail!: string;

  @Field(() => Float, { description: 'Duration in milliseconds.' })
  ms!: number;

  @Field(() => [ModelCallType], { description: 'Calls of a language model that it made.' })
  modelCalls!: ModelCallType[];
}

@ObjectType('Alarm', { description: 'What a conversation does by itself at a time.' })
export class AlarmType {
  @Field(() => AlarmKindEnum, { description: 'Why.' })
  kind!: 'WAIT' | 'INACTIVITY';

  @Field(() => String, { description: 'The block that waits, or whose question has no answer yet.' })
  blockId!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
}

@ObjectType('Simulation', { description: 'A private conversation with a draft: never counted, never billed.' })
export class SimulationType {
  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field(() => ID, { description: 'The bot.' })
  botId!: string;

  @Field(() => [MessageType], { description: 'All messages, in order.' })
  messages!: MessageType[];

  @Field(() => AwaitingType, { nullable: true, description: 'The input that is asked for now.' })
  awaiting!: AwaitingType | null;

  @Field(() => AlarmType, { nullable: true, description: 'What happens by itself unless the visitor writes before.' })
  alarm!: AlarmType | null;

  @Field(() => [VariableValueType], { description: 'Variables that have a value.' })
  variables!: VariableValueType[];

  @Field(() => [TraceStepType], { description: 'What happened in the latest turn, in order.' })
  trace!: TraceStepType[];

  @Field(() => Boolean, { description: 'The flow has ended.' })
  isEnded!: boolean;

  @Field(() => EndReasonEnum, { nullable: true, description: 'Why it ended; null if it has not ended.' })
  endReason!: EndReason | null;

  @Field(() => Int, { description: 'Number of turns so far; the next turn must send it.' })
  turn!: number;

  @Field(() => String, { nullable: true, description: 'Group in which the flow waits.' })
  activeGroupId!: string | null;

  @Field(() => String, { nullable: true, description: 'Block at which the flow waits.' })
  activeBlockId!: string | null;

  @Field(() => [String], { description: 'Groups that the flow visited, each once.' })
  visitedGroupIds!: readonly string[];
}

/** Converts a simulation to its GraphQL type. `personal` contains the names of variables with personal data. */
export function asSimulation(simulation: Simulation, personal: ReadonlySet<string>): SimulationType {
  const { state, turn, visitedGroupIds } = simulation;
  return Object.assign(new SimulationType(), {
    ...{ turn, visitedGroupIds },
    id: toGlobalId('simulation', simulation.id),
    botId: toGlobalId('bot', simulation.botId),
    messages: simulation.messages.map((message) => asMessage(message)),
    awaiting: state.awaiting,
    alarm: alarmOf(simulation),
    variables: shownVariables(state.variables, personal),
    trace: simulation.trace.map(({ model = [], ...step }) => ({ ...step, modelCalls: model.map(asModelCall) })),
    isEnded: state.endReason !== null,
    endReason: state.endReason,
    activeGroupId: state.position?.groupId ?? null,
    activeBlockId: state.position?.blockId ?? null,
  });
}

function alarmOf({ state: { alarm } }: Simulation): AlarmType | null {
  if (alarm === undefined) return null;
  const { kind, blockId, atMs } = alarm;
  return Object.assign(new AlarmType(), { kind, blockId, at: new Date(atMs) });
}
