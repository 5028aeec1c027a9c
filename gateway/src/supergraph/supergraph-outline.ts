import { Kind, OperationTypeNode, parse, type DirectiveNode, type DocumentNode } from 'graphql';

/** One subgraph in the supergraph. */
export interface SubgraphOutline {
  /** Its name in the supergraph's enum: `BOTS`. */
  readonly graph: string;
  /** Its own name: `bots`. */
  readonly name: string;
  /** Address in the file; may be a placeholder or empty. */
  readonly url: string;
}

/** The facts of a supergraph that are needed before building its schemas. */
export interface SupergraphOutline {
  readonly subgraphs: readonly SubgraphOutline[];
  readonly hasSubscriptions: boolean;
}

/** @throws GraphQLError when the text is not GraphQL, Error when it has no subgraph */
export function outlineOf(sdl: string): SupergraphOutline {
  const document = parse(sdl, { noLocation: true });
  const subgraphs = subgraphsOf(document);
  if (subgraphs.length === 0) throw new Error('The text is not a supergraph: it has no subgraph');
  return { subgraphs, hasSubscriptions: subscriptionTypeOf(document) !== null };
}

function subgraphsOf(document: DocumentNode): SubgraphOutline[] {
  return document.definitions
    .filter((definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION)
    .filter((definition) => definition.name.value === 'join__Graph')
    .flatMap((definition) => definition.values ?? [])
    .map((value) => {
      const join = value.directives?.find((directive) => directive.name.value === 'join__graph');
      return {
        graph: value.name.value,
        name: textArgument(join, 'name') ?? value.name.value,
        url: textArgument(join, 'url') ?? '',
      };
    });
}

function subscriptionTypeOf(document: DocumentNode): string | null {
  const named = document.definitions
    .filter((definition) => definition.kind === Kind.SCHEMA_DEFINITION)
    .flatMap((definition) => definition.operationTypes)
    .find((operationType) => operationType.operation === OperationTypeNode.SUBSCRIPTION);
  return named?.type.name.value ?? null;
}

function textArgument(directive: DirectiveNode | undefined, name: string): string | null {
  const value = directive?.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : null;
}
