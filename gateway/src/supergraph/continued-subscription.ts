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
 * How a subscription goes on after its subgraph was away. AFTER: it is asked for what comes after the last event that was delivered.
 * ABSOLUTE: it begins with the present value, so nothing is missed. MISSED: what happened meanwhile is lost, and callers have to know.
 */
export type Continuation =
  | {
      readonly kind: 'AFTER';
      /** Argument that names where to begin. */
      readonly argument: string;
      /** Field of the event that grows from one to the next. */
      readonly sequence: string;
      /** Field and value that tell the events which carry a sequence of their own from those that repeat the last one. */
      readonly counted: { readonly field: string; readonly value: string };
    }
  | { readonly kind: 'ABSOLUTE' }
  | { readonly kind: 'MISSED' };

/** Continuations by root field; a field that is not named is MISSED. */
export type Continuations = Readonly<Record<string, Continuation>>;

/** What the platform's own subscriptions offer. */
export const continuationsDefault: Continuations = {
  conversationEvents: {
    kind: 'AFTER',
    argument: 'after',
    sequence: 'sequence',
    counted: { field: 'kind', value: 'MESSAGE' },
  },
  liveConversations: { kind: 'ABSOLUTE' },
  liveMetrics: { kind: 'ABSOLUTE' },
  publicationStatus: { kind: 'ABSOLUTE' },
};

/** What is sent to the subgraph. */
export interface SubscribePayload {
  readonly query: string;
  readonly variables?: Record<string, unknown> | null;
  readonly operationName?: string | null;
}

/** One subscription at a subgraph, over as many connections as it takes. */
export interface ContinuedSubscription {
  /** What to send now; asked once for each connection. */
  payload(): SubscribePayload;
  /** The event as it is handed on; null for one that was delivered before. */
  take(result: SubgraphResult): SubgraphResult | null;
}

/** `onMissed` is called when a connection is made anew and what happened meanwhile is lost. */
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
  return new Repeated(operation, continuation?.kind === 'ABSOLUTE' ? () => undefined : onMissed);
}

/** The same operation again. */
class Repeated implements ContinuedSubscription {
  readonly #payload: SubscribePayload;
  readonly #onAgain: () => void;
  #isFirst = true;

  constructor(operation: SubgraphOperation, onAgain: () => void) {
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

/** From the last event on that was delivered. */
class Resumed implements ContinuedSubscription {
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

  /** The argument's variable gets another value; where there is none the value is written into the operation. */
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

/** Where the caller wished to begin; null for "from now on". */
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
