import { Kind, parse, type DirectiveNode, type DocumentNode } from 'graphql';

/** One subgraph in the supergraph. */
export interface SubgraphOutline {
  readonly name: string;
  /** Address in the file; may be a placeholder or empty. */
  readonly url: string;
}

/** The subgraphs of a supergraph, read without building it. @throws GraphQLError when the text is not GraphQL, Error when it has no subgraph */
export function outlineOf(sdl: string): SubgraphOutline[] {
  const subgraphs = subgraphsOf(parse(sdl, { noLocation: true }));
  if (subgraphs.length === 0) throw new Error('The text is not a supergraph: it has no subgraph');
  return subgraphs;
}

function subgraphsOf(document: DocumentNode): SubgraphOutline[] {
  return document.definitions
    .filter((definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION)
    .filter((definition) => definition.name.value === 'join__Graph')
    .flatMap((definition) => definition.values ?? [])
    .map((value) => {
      const join = value.directives?.find((directive) => directive.name.value === 'join__graph');
      return {
        name: textArgument(join, 'name') ?? value.name.value,
        url: textArgument(join, 'url') ?? '',
      };
    });
}

function textArgument(directive: DirectiveNode | undefined, name: string): string | null {
  const value = directive?.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : null;
}
