import { DomainError, type ErrorCode } from '@tertulia/errors';
import {
  getOperationAST,
  Kind,
  parse,
  visit,
  type DocumentNode,
  type OperationDefinitionNode,
  type OperationTypeNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { KnownOperations } from './known-operations.js';
import { tokensMaxOf, type CallerKind, type LimitsByKind } from './limits.js';
import { measureOperation, type MeasuredOperation, type OperationMeasure } from './measure-operation.js';
import type { SchemaCosts } from './schema-costs.js';

/** An operation as sent by a caller, with its shape checked. */
export interface OperationRequest {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An operation that has passed the limits; it is validated and executed next. */
export interface AdmittedOperation extends OperationRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly measure: OperationMeasure;
}

/** How the operation arrived: HTTP serves queries and mutations (GET only queries), the socket subscriptions. */
export type Way = 'POST' | 'GET' | 'SOCKET';

const served: Readonly<Record<Way, readonly OperationTypeNode[]>> = {
  POST: ['query', 'mutation'] as OperationTypeNode[],
  GET: ['query'] as OperationTypeNode[],
  SOCKET: ['subscription'] as OperationTypeNode[],
};

interface Measured {
  readonly what: 'tokens' | 'depth' | 'aliases' | 'rootFields' | 'directives' | 'cost';
  readonly value: number;
  readonly max: number;
}

/** An operation exceeded a limit: which one, the value and maximum, and the estimated cost of the operation. */
export class OverLimitError extends DomainError {
  readonly cost: number;

  constructor(code: ErrorCode, { what, value: measured, max }: Measured, cost: number) {
    const value = Math.min(measured, Number.MAX_SAFE_INTEGER);
    super(code, { params: { what, value, max }, data: { limit: what, value, max } });
    this.cost = Math.min(cost, Number.MAX_SAFE_INTEGER);
  }
}

const documentsMax = 1_000;
const documentCharactersMax = 20_000_000;

/** Parses a document, selects the operation and checks it against the caller's limits; the same for HTTP and sockets. */
export class OperationGate {
  readonly #limits: LimitsByKind;
  readonly #tokensMax: number;
  readonly #documents = new LRUCache<string, DocumentNode>({
    max: documentsMax,
    maxSize: documentCharactersMax,
    sizeCalculation: (_, query) => query.length + 1,
  });
  /** The last measure of each operation. */
  readonly #measures = new WeakMap<OperationDefinitionNode, { costs: SchemaCosts | null; measure: OperationMeasure }>();
  readonly #costs: () => SchemaCosts | null;
  readonly #known: KnownOperations;
  readonly #kept = new Map<string, DocumentNode>();

  /** `costs` returns the costs of the schema in service; null while there is none. */
  constructor(limits: LimitsByKind, costs: () => SchemaCosts | null, known = new KnownOperations([])) {
    this.#limits = limits;
    this.#known = known;
    this.#costs = costs;
    this.#tokensMax = tokensMaxOf(limits);
  }

  /**
   * @throws DomainError GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, OPERATION_NOT_FOUND, OPERATION_KIND_NOT_SERVED,
   * QUERY_TOO_DEEP, QUERY_TOO_COMPLEX or TOO_MANY_ALIASES
   */
  admit(request: OperationRequest, { kind, way }: { kind: CallerKind; way: Way }): AdmittedOperation {
    const document = this.#parse(request.query);
    const operation = getOperationAST(document, request.operationName);
    if (operation === null || operation === undefined) throw new DomainError('OPERATION_NOT_FOUND');
    const costs = this.#costs();
    const isKnown = costs !== null && costs.rootType(operation.operation) !== null;
    const isServed = served[way].includes(operation.operation) && isKnown;
    if (!isServed) throw new DomainError('OPERATION_KIND_NOT_SERVED');
    const measure = this.#measure({ document, operation, variables: request.variables, costs });
    this.#check(document, measure, kind);
    return { ...request, document, operation, measure };
  }

  #parse(query: string): DocumentNode {
    const known = this.#kept.get(query) ?? this.#documents.get(query);
    if (known !== undefined) return known;
    let document: DocumentNode;
    try {
      document = parse(query, { maxTokens: this.#tokensMax });
    } catch (error) {
      throw parseRefusal(error, this.#tokensMax);
    }
    refuseReservedNames(document);
    if (this.#known.has(query)) this.#kept.set(query, document);
    else this.#documents.set(query, document);
    return document;
  }

  #measure(measured: MeasuredOperation): OperationMeasure {
    const { operation, costs, variables } = measured;
    const known = this.#measures.get(operation);
    if (known?.costs === costs && isOf(variables, known.measure)) return known.measure;
    const measure = measureOperation(measured);
    const isSmall = [...measure.dependsOn.values()].every((value) => typeof value !== 'object' || value === null);
    if (isSmall) this.#measures.set(operation, { costs, measure });
    return measure;
  }

  #check(document: DocumentNode, measure: OperationMeasure, kind: CallerKind): void {
    const limits = this.#limits[kind];
    const hold = (measured: Measured, code: ErrorCode): void => {
      if (measured.value > measured.max) throw new OverLimitError(code, measured, measure.cost);
    };
    hold({ what: 'tokens', value: document.tokenCount ?? 0, max: limits.tokensMax }, 'QUERY_TOO_COMPLEX');
    hold({ what: 'depth', value: measure.depth, max: limits.depthMax }, 'QUERY_TOO_DEEP');
    hold({ what: 'aliases', value: measure.aliases, max: limits.aliasesMax }, 'TOO_MANY_ALIASES');
    hold({ what: 'rootFields', value: measure.rootFields, max: limits.rootFieldsMax }, 'QUERY_TOO_COMPLEX');
    hold({ what: 'directives', value: measure.directives, max: limits.directivesMax }, 'QUERY_TOO_COMPLEX');
    hold({ what: 'cost', value: measure.cost, max: limits.costMax }, 'QUERY_TOO_COMPLEX');
  }
}

/** True when the measure is the same for these variables. */
function isOf(variables: Readonly<Record<string, unknown>>, { dependsOn }: OperationMeasure): boolean {
  for (const [name, value] of dependsOn) if (variables[name] !== value) return false;
  return true;
}

function parseRefusal(error: unknown, max: number): DomainError {
  if (error instanceof RangeError) return new DomainError('QUERY_TOO_DEEP');
  const detail = error instanceof Error ? error.message : String(error);
  if (/more tha[nt] \d+ tokens/.test(detail)) {
    return new DomainError('QUERY_TOO_COMPLEX', { params: { what: 'tokens', max }, data: { limit: 'tokens', max } });
  }
  return new DomainError('GRAPHQL_PARSE_FAILED', { params: { detail: detail.replace(/\.$/, '') } });
}

/** Refuses `__proto__` as a response key or variable: libraries that merge results would set it on objects. */
function refuseReservedNames(document: DocumentNode): void {
  visit(document, {
    [Kind.NAME]: (name) => {
      if (name.value !== '__proto__') return;
      throw new DomainError('GRAPHQL_VALIDATION_FAILED', { params: { detail: '"__proto__"' } });
    },
  });
}
