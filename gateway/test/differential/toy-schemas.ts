const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key", "@shareable", "@external", "@inaccessible", "@interfaceObject", "@override", "@provides", "@requires"])`;

/** Small subgraphs that together use every federation feature that the platform's schema rules allow, and then some. */
export const toySchemas: readonly { name: string; sdl: string }[] = [
  {
    name: 'products',
    sdl: `${link}
      type Query {
        products(first: Int = 2): [Product!]
        tops: [Product!]!
        product(upc: ID!): Product
        node(id: ID!): Node
        nodes(ids: [ID!]!): [Node]
        search(text: String, within: Range): [Found]
        medias: [Media]
        media(id: ID!): Media
        version: String! @shareable
      }
      type Mutation {
        addProduct(input: ProductInput!): Product!
        rename(upc: ID!, name: String): Product
      }
      input ProductInput { name: String! kind: Kind = PLAIN tags: [String!] range: Range }
      input Range { from: Int to: Int! = 9 }
      interface Node { id: ID! }
      type Product implements Node @key(fields: "upc") @key(fields: "id") @key(fields: "sku { code }") {
        id: ID!
        upc: ID!
        sku: Sku
        name: String
        price(currency: String): Int
        cost: Int
        weight: Float!
        dimensions: Dimensions
        tags: [String!]
        matrix: [[Int!]]
        parts: [[Part!]!]
        kind: Kind
        extra: JSON
        isNew: Boolean
        moved: String
        similar(first: Int): [Product]
      }
      type Sku { code: ID! note: String }
      type Part { name: String! product: Product }
      type Dimensions @shareable { size: Int! unit: Unit }
      type Unit @shareable { name: String! }
      enum Kind { PLAIN FANCY HIDDEN @inaccessible }
      scalar JSON
      interface Media @key(fields: "id") { id: ID! title: String related: [Media!] }
      type Book implements Media & Node @key(fields: "id") { id: ID! title: String related: [Media!] pages: Int! author: Person }
      type Film implements Media & Node @key(fields: "id") { id: ID! title: String related: [Media!] minutes: Int author: Person! }
      type Person @key(fields: "id", resolvable: false) { id: ID! }
      union Found = Product | Book | Film | Person`,
  },
  {
    name: 'inventory',
    sdl: `${link}
      type Query { stocked: [Product] version: String! @shareable }
      type Mutation { restock(upc: ID!, amount: Int = 1): Product }
      type Product @key(fields: "upc") {
        upc: ID!
        weight: Float! @external
        cost: Int @external
        dimensions: Dimensions @external
        inStock: Boolean
        warehouse: Warehouse
        shipping: Int @requires(fields: "cost weight")
        box: String @requires(fields: "dimensions { size unit { name } }")
        moved: String @override(from: "products")
      }
      type Dimensions @shareable { size: Int! unit: Unit }
      type Unit @shareable { name: String! }
      type Warehouse @key(fields: "id") { id: ID! town: String! holds: [Product!] keeper: Person! }
      type Person @key(fields: "id", resolvable: false) { id: ID! }`,
  },
  {
    name: 'billing',
    sdl: `${link}
      type Query { invoices(first: Int): [Invoice!] }
      type Invoice @key(fields: "id") { id: ID! total: Float payer: Person lines: [Line!]! }
      type Line { product: Product! amount: Int! }
      type Product @key(fields: "id") { id: ID! shipping: Int @external name: String @external vat: String @requires(fields: "shipping name") }
      type Person @key(fields: "id", resolvable: false) { id: ID! }
      type Warehouse @key(fields: "id") { id: ID! rent: Int! }`,
  },
  {
    name: 'reviews',
    sdl: `${link}
      type Query { latest(first: Int): [Review!] review(id: ID!): Review rated: [Media] }
      type Mutation { write(about: ID!, body: String!): Review! }
      type Media @key(fields: "id") @interfaceObject { id: ID! reviews(first: Int): [Review!]! score: Float }
      type Product @key(fields: "upc") { upc: ID! reviews(first: Int): [Review] stars: Int! }
      type Review @key(fields: "id") { id: ID! body: String rating: Int! author: Person @provides(fields: "name") about: Subject other: Review }
      type Person @key(fields: "id") { id: ID! name: String @external reviews: [Review!] }
      union Subject = Product | Person`,
  },
  {
    name: 'accounts',
    sdl: `${link}
      type Query { me: Person! people: [Person] named: [Named] }
      interface Named { name: String label(in: String): String! }
      type Person implements Named @key(fields: "id") {
        id: ID!
        name: String @shareable
        label(in: String): String!
        nick: String!
        mail: String @inaccessible
        friends: [Person!]
        boss: Person
        home: Address
      }
      type Address { street: String town: String! owner: Person! }
      type Team implements Named @key(fields: "id") { id: ID! name: String label(in: String): String! members: [Person!]! lead: Person }`,
  },
];
