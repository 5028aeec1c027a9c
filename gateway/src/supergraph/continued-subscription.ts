import {
  Kind,
  parse,
  print,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import type { SubgraphOperation, SubgraphResult } from './subgraph-operation.js';

/**
 * How a subscription continues after its subgraph was unavailable. AFTER: it resumes after the last delivered event. ABSOLUTE: it starts
 * with the current value, so nothing is missed. MISSED: events in between are lost, and the client must be notified.
 */
export type Continuation =
  | {
      readonly kind: 'AFTER';
      /** Argument with the sequence after which to resume. */
      readonly argument: string;
      /** Field of the event with its sequence number. */
      readonly sequence: string;
      /** Field and value that identify events with a new sequence number; other events repeat the last one. */
      readonly counted: { readonly field: string; readonly value: string };
    }
  | {
      readonly kind: 'ABSOLUTE';
      /**
       * Types and fields (`Type.field`) whose values depend on what the caller may do, and never on who the caller is. A subscription
       * that selects only these runs once for all callers with equal rights (ADR 49).
       */
      readonly shared: readonly string[];
    }
  | { readonly kind: 'MISSED' };

/** Continuations by root field; a field that is not listed is MISSED. */
export type Continuations = Readonly<Record<string, Continuation>>;

/** Continuations of the platform's subscriptions. */
export const continuationsDefault: Continuations = {
  conversationEvents: {
    kind: 'AFTER',
    argument: 'after',
    sequence: 'sequence',
    counted: { field: 'kind', value: 'MESSAGE' },
  },
  liveConversations: { kind: 'ABSOLUTE', shared: ['LiveCounts', 'BotLiveCounts'] },
  liveMetrics: { kind: 'ABSOLUTE', shared: ['LiveMetrics'] },
  flowHeatChanged: {
    kind: 'ABSOLUTE',
    shared: ['FlowHeat', 'BlockHeat', 'EdgeHeat', 'Window', 'Bot.id', 'BotVersion.id'],
  },
  // Begins with what is unfinished; what ended meanwhile is in the list, which clients read when they are connected again.
  exportProgress: { kind: 'ABSOLUTE', shared: [] },
  publicationStatus: {
    kind: 'ABSOLUTE',
    shared: [
      ...['Publication.id', 'Publication.status', 'Publication.sequence', 'Publication.error', 'Publication.startedAt'],
      ...['Publication.finishedAt', 'Publication.steps', 'Publication.version', 'Publication.bot'],
      ...['PublicationStep', 'LocalizedText', 'BotVersion.id', 'BotVersion.number', 'BotVersion.createdAt'],
      ...['Bot.id', 'Bot.status', 'Bot.liveVersion'],
    ],
  },
};

/** The operation that is sent to the subgraph. */
export interface SubscribePayload {
  readonly query: string;
  readonly variables?: Record<string, unknown> | null;
  readonly operationName?: string | null;
}

/** One subscription to a subgraph, across reconnections. */
export interface ContinuedSubscription {
  /** True when each event replaces those before it. */
  readonly isAbsolute: boolean;
  /** The operation to send; called once per connection. */
  payload(): SubscribePayload;
  /** The event to deliver; null for one that was already delivered. */
  take(result: SubgraphResult): SubgraphResult | null;
}

/** `onMissed` is called after a reconnection if events in between are lost. */
export function continuedSubscription(
  operation: SubgraphOperation,
  { continuations, onMissed }: { continuations: Continuations; onMissed: () => void },
): ContinuedSubscription {
  const document = parse(operation.query, { noLocation: true });
  const definition = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const field = definition?.selectionSet.selections.find((node) => node.kind === Kind.FIELD);
  const continuation = Object.hasOwn(continuations, field?.name.value ?? '')
    ? continuations[field?.name.value ?? '']
    : undefined;
  if (continuation?.kind === 'AFTER' && definition !== undefined && field !== undefined) {
    return new Resumed(operation, { document, definition, field, continuation });
  }
  const isAbsolute = continuation?.kind === 'ABSOLUTE';
  return new Repeated(operation, { isAbsolute, onAgain: isAbsolute ? () => undefined : onMissed });
}

/** Sends the same operation again after a reconnection. */
class Repeated implements ContinuedSubscription {
  readonly isAbsolute: boolean;
  readonly #payload: SubscribePayload;
  readonly #onAgain: () => void;
  #isFirst = true;

  constructor(
    operation: SubgraphOperation,
    { isAbsolute, onAgain }: { readonly isAbsolute: boolean; readonly onAgain: () => void },
  ) {
    this.isAbsolute = isAbsolute;
    this.#payload = payloadOf(operation.query, operation);
    this.#onAgain = onAgain;
  }

  payload(): SubscribePayload {
    if (!this.#isFirst) this.#onAgain();
    this.#isFirst = false;
    return this.#payload;
  }

  take(result: SubgraphResult): SubgraphResult {
    return result;
  }
}

interface ResumedParts {
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly field: FieldNode;
  readonly continuation: Extract<Continuation, { kind: 'AFTER' }>;
}

const sequenceAlias = 'continuation_sequence';
const countedAlias = 'continuation_counted';

/** Resumes after the last delivered event. */
class Resumed implements ContinuedSubscription {
  readonly isAbsolute = false;
  readonly #operation: SubgraphOperation;
  readonly #parts: ResumedParts;
  #last: number | null;

  constructor(operation: SubgraphOperation, parts: ResumedParts) {
    this.#operation = operation;
    this.#parts = parts;
    this.#last = beginningOf(operation, parts);
  }

  payload(): SubscribePayload {
    const { document, definition, field } = this.#parts;
    const asked = withSequence(this.#last === null ? field : this.#after(this.#last), this.#parts.continuation);
    const selections = definition.selectionSet.selections.map((node) => (node === field ? asked : node));
    const changed = { ...definition, selectionSet: { ...definition.selectionSet, selections } };
    const definitions = document.definitions.map((node) => (node === definition ? changed : node));
    return payloadOf(print({ ...document, definitions }), {
      ...this.#operation,
      variables: this.#variables(),
    });
  }

  take(result: SubgraphResult): SubgraphResult | null {
    const { field, continuation } = this.#parts;
    const key = field.alias?.value ?? field.name.value;
    const event = result.data?.[key];
    if (!isRecord(event)) return result;
    const { [sequenceAlias]: sequence, [countedAlias]: counted, ...shown } = event;
    if (typeof sequence === 'number') {
      const isCounted = counted === continuation.counted.value;
      if (isCounted && this.#last !== null && sequence <= this.#last) return null;
      if (isCounted || this.#last === null) this.#last = sequence;
    }
    return { ...result, data: { ...result.data, [key]: shown } };
  }

  /** The field that resumes after `last`. A variable in the argument gets the value from `#variables`; otherwise it is written as a literal. */
  #after(last: number): FieldNode {
    const { field, continuation } = this.#parts;
    if (argumentOf(this.#parts)?.value.kind === Kind.VARIABLE) return field;
    const value = { kind: Kind.INT, value: String(last) } as const;
    const argument: ArgumentNode = {
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: continuation.argument },
      value,
    };
    const others = (field.arguments ?? []).filter(({ name }) => name.value !== continuation.argument);
    return { ...field, arguments: [...others, argument] };
  }

  #variables(): Readonly<Record<string, unknown>> | undefined {
    const value = argumentOf(this.#parts)?.value;
    const { variables } = this.#operation;
    if (this.#last === null || value?.kind !== Kind.VARIABLE) return variables;
    return { ...variables, [value.name.value]: this.#last };
  }
}

function argumentOf({ field, continuation }: ResumedParts): ArgumentNode | undefined {
  return field.arguments?.find(({ name }) => name.value === continuation.argument);
}

/** The sequence after which the caller wants to start; null for "from now on". */
function beginningOf({ variables }: SubgraphOperation, parts: ResumedParts): number | null {
  const value = argumentOf(parts)?.value;
  const given = value?.kind === Kind.VARIABLE ? variables?.[value.name.value] : undefined;
  if (typeof given === 'number') return given;
  return value?.kind === Kind.INT ? Number(value.value) : null;
}

function withSequence(field: FieldNode, { sequence, counted }: ResumedParts['continuation']): FieldNode {
  const selections = field.selectionSet?.selections ?? [];
  const added = [aliased(sequenceAlias, sequence), aliased(countedAlias, counted.field)];
  return { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections: [...selections, ...added] } };
}

function aliased(alias: string, name: string): SelectionNode {
  return {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: alias },
    name: { kind: Kind.NAME, value: name },
  };
}

function payloadOf(query: string, { variables, operationName }: SubgraphOperation): SubscribePayload {
  return {
    query,
    ...(variables === undefined ? {} : { variables }),
    ...(operationName === undefined ? {} : { operationName }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
