// Four subgraphs of a shop that answer from memory: each operation is executed once, and its result is remembered. What is left to measure is
// the gateway in front of them.
import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeServices } from '@apollo/composition';
import { execute, type GraphQLSchema, parse } from 'graphql';

/** A subgraph, called in the same process or over HTTP. */
export interface ShopSubgraph {
  readonly name: string;
  /** The response to a request, as JSON. */
  readonly respond: (query: string, variables: object) => Promise<string>;
}

interface Review {
  readonly id: string;
  readonly body: string;
  readonly userId: string;
  readonly upc: string;
}

type Named = Readonly<Record<'id' | 'upc', string>>;

const federation = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3",
  import: ["@key", "@external", "@requires", "@provides", "@shareable"])`;
const names = ['Ada', 'Bruno', 'Carla', 'Diego', 'Elsa', 'Fabio'];
const users = names.map((name, index) => ({
  id: `${index + 1}`,
  name: `${name} Prado`,
  username: `@${name.toLowerCase()}`,
  birthday: `19${70 + index}-0${index + 1}-15`,
}));
const products = Array.from({ length: 9 }, (_, index) => ({
  upc: `${index + 1}`,
  name: `Lamp number ${index + 1}`,
  price: 400 * (index + 1),
  weight: 300 * (index + 1),
  inStock: index % 3 !== 1,
}));
const reviews: readonly Review[] = Array.from({ length: 11 }, (_, index) => ({
  id: `${index + 1}`,
  body: `It lights ${index + 1} rooms, and the switch is where the hand expects it.`,
  userId: `${(index % users.length) + 1}`,
  upc: `${(index % 4) + 1}`,
}));
const userOf = (id: string) => users.find((user) => user.id === id);
const productOf = (upc: string) => products.find((product) => product.upc === upc);
const shown = (review: Review) => ({
  ...review,
  author: { id: review.userId, username: userOf(review.userId)?.username },
  product: { upc: review.upc },
});

const subgraphs = [
  {
    name: 'accounts',
    typeDefs: `type User @key(fields: "id") { id: ID! name: String username: String @shareable birthday: String }
      type Query { me: User users: [User] }`,
    resolvers: {
      Query: { me: () => users[0], users: () => users },
      User: { __resolveReference: ({ id }: Named) => userOf(id) },
    },
  },
  {
    name: 'inventory',
    typeDefs: `type Product @key(fields: "upc") { upc: String! weight: Int @external price: Int @external inStock: Boolean
      shippingEstimate: Int @requires(fields: "price weight") }`,
    resolvers: {
      Product: {
        __resolveReference: (product: Named) => ({ ...product, inStock: productOf(product.upc)?.inStock }),
        shippingEstimate: ({ price, weight }: { price: number; weight: number }) => (price > 1_000 ? 0 : weight / 2),
      },
    },
  },
  {
    name: 'products',
    typeDefs: `type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }
      type Query { topProducts(first: Int = 5): [Product] }`,
    resolvers: {
      Query: { topProducts: (_: unknown, { first }: { first: number }) => products.slice(0, first) },
      Product: { __resolveReference: ({ upc }: Named) => productOf(upc) },
    },
  },
  {
    name: 'reviews',
    typeDefs: `type Review @key(fields: "id") { id: ID! body: String author: User @provides(fields: "username") product: Product }
      type User @key(fields: "id") { id: ID! username: String @external reviews: [Review] }
      type Product @key(fields: "upc") { upc: String! reviews: [Review] }`,
    resolvers: {
      Review: { __resolveReference: ({ id }: Named) => reviews.filter((review) => review.id === id).map(shown)[0] },
      User: { reviews: ({ id }: Named) => reviews.filter(({ userId }) => userId === id).map(shown) },
      Product: { reviews: ({ upc: own }: Named) => reviews.filter(({ upc }) => upc === own).map(shown) },
    },
  },
].map((subgraph) => ({ ...subgraph, typeDefs: parse(`${federation} ${subgraph.typeDefs}`) }));

/** The four subgraphs. */
export function shopSubgraphs(): ShopSubgraph[] {
  return subgraphs.map(({ name, typeDefs, resolvers }) =>
    remembering(name, buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }])),
  );
}

function remembering(name: string, schema: GraphQLSchema): ShopSubgraph {
  const remembered = new Map<string, string>();
  return {
    name,
    respond: async (query, variables) => {
      const key = `${query} ${JSON.stringify(variables)}`;
      const known = remembered.get(key);
      if (known !== undefined) return known;
      const text = JSON.stringify(await execute({ schema, document: parse(query), variableValues: { ...variables } }));
      remembered.set(key, text);
      return text;
    },
  };
}

/** The supergraph of the shop, with an address for each subgraph. */
export function shopSupergraph(urlOf: (name: string) => string): string {
  const { supergraphSdl, errors } = composeServices(
    subgraphs.map(({ name, typeDefs }) => ({ name, typeDefs, url: urlOf(name) })),
  );
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}
