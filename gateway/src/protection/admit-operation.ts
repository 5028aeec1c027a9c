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
import { tokensMaxOf, type CallerKind, type LimitsByKind } from './limits.js';
import { measureOperation, type OperationMeasure } from './measure-operation.js';

/** What a caller sent, its shape already checked. */
export interface OperationRequest {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An operation that may go on to validation and execution. */
export interface AdmittedOperation extends OperationRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly measure: OperationMeasure;
}

/** By what way it came: HTTP serves queries and mutations (GET only queries), the socket subscriptions. */
export type Way = 'POST' | 'GET' | 'SOCKET';

const served: Readonly<Record<Way, readonly OperationTypeNode[]>> = {
  POST: ['query', 'mutation'] as OperationTypeNode[],
  GET: ['query'] as OperationTypeNode[],
  SOCKET: ['subscription'] as OperationTypeNode[],
};

const documentsMax = 1_000;
const documentCharactersMax = 20_000_000;

/** Parses, chooses the operation and holds it against the limits of the caller: the same for HTTP and socket. */
export class OperationGate {
  readonly #limits: LimitsByKind;
  readonly #tokensMax: number;
  readonly #documents = new LRUCache<string, DocumentNode>({
    max: documentsMax,
    maxSize: documentCharactersMax,
    sizeCalculation: (_, query) => query.length + 1,
  });
  readonly #measures = new WeakMap<OperationDefinitionNode, OperationMeasure>();

  readonly #hasRoot: (kind: OperationTypeNode) => boolean;

  /** `hasRoot` tells whether the schema in service knows queries, mutations or subscriptions at all. */
  constructor(limits: LimitsByKind, hasRoot: (kind: OperationTypeNode) => boolean) {
    this.#limits = limits;
    this.#hasRoot = hasRoot;
    this.#tokensMax = tokensMaxOf(limits);
  }

  /**
   * @throws DomainError GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, OPERATION_NOT_FOUND, OPERATION_KIND_NOT_SERVED,
   * QUERY_TOO_DEEP, QUERY_TOO_COMPLEX or TOO_MANY_ALIASES
   */
  admit(request: OperationRequest, about: { kind: CallerKind; way: Way }): AdmittedOperation {
    const document = this.#parse(request.query);
    const operation = getOperationAST(document, request.operationName);
    if (operation === null || operation === undefined) throw new DomainError('OPERATION_NOT_FOUND');
    const isServed = served[about.way].includes(operation.operation) && this.#hasRoot(operation.operation);
    if (!isServed) throw new DomainError('OPERATION_KIND_NOT_SERVED');
    const measure = this.#measure(document, operation, request.variables);
    this.#check(document, measure, about.kind);
    return { ...request, document, operation, measure };
  }

  #parse(query: string): DocumentNode {
    const known = this.#documents.get(query);
    if (known !== undefined) return known;
    let document: DocumentNode;
    try {
      document = parse(query, { maxTokens: this.#tokensMax });
    } catch (error) {
      throw parseRefusal(error, this.#tokensMax);
    }
    refuseReservedNames(document);
    this.#documents.set(query, document);
    return document;
  }

  #measure(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): OperationMeasure {
    const known = this.#measures.get(operation);
    if (known !== undefined) return known;
    const measure = measureOperation(document, operation, variables);
    if (measure.isConstant) this.#measures.set(operation, measure);
    return measure;
  }

  #check(document: DocumentNode, measure: OperationMeasure, kind: CallerKind): void {
    const limits = this.#limits[kind];
    holdTo(limits.tokensMax, document.tokenCount ?? 0, 'QUERY_TOO_COMPLEX');
    holdTo(limits.depthMax, measure.depth, 'QUERY_TOO_DEEP');
    holdTo(limits.aliasesMax, measure.aliases, 'TOO_MANY_ALIASES');
    holdTo(limits.rootFieldsMax, measure.rootFields, 'QUERY_TOO_COMPLEX');
    holdTo(limits.directivesMax, measure.directives, 'QUERY_TOO_COMPLEX');
    holdTo(limits.costMax, measure.cost, 'QUERY_TOO_COMPLEX');
  }
}

function holdTo(max: number, value: number, code: ErrorCode): void {
  if (value > max) throw new DomainError(code, { params: { max } });
}

function parseRefusal(error: unknown, max: number): DomainError {
  if (error instanceof RangeError) return new DomainError('QUERY_TOO_DEEP');
  const detail = error instanceof Error ? error.message : String(error);
  if (/more tha[nt] \d+ tokens/.test(detail)) return new DomainError('QUERY_TOO_COMPLEX', { params: { max } });
  return new DomainError('GRAPHQL_PARSE_FAILED', { params: { detail: detail.replace(/\.$/, '') } });
}

/** `__proto__` as a response key or variable would reach object keys of libraries that merge results. */
function refuseReservedNames(document: DocumentNode): void {
  visit(document, {
    [Kind.NAME]: (name) => {
      if (name.value !== '__proto__') return;
      throw new DomainError('GRAPHQL_VALIDATION_FAILED', { params: { detail: '"__proto__"' } });
    },
  });
}
