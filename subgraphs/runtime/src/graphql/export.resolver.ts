import { DomainError } from '@tertulia/errors';
import { DateTimeScalar, JsonScalar, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, Directive, Field, InputType, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import type { RuntimeDependencies } from '../application/dependencies.js';
import { countExportRows, readExportPage, type ExportedRows, type ExportQuery } from '../application/export-rows.js';
import { queryOf } from './conversation-page.js';
import { ConversationFilterInput } from './conversation.input.js';

const kindSchema = z.enum(['CONVERSATIONS', 'MESSAGES', 'CONTACTS']);

@Directive('@inaccessible')
@InputType('ExportRowsInput', { description: 'Which rows of a file are read.' })
export class ExportRowsInput {
  @Field(() => String, { description: 'What the rows are: CONVERSATIONS, MESSAGES or CONTACTS.' })
  kind!: string;

  @Field(() => ConversationFilterInput, { nullable: true, description: 'The conversations that they belong to.' })
  filter?: ConversationFilterInput | null;

  @Field(() => DateTimeScalar, { description: 'The list as it was at this moment.' })
  asOf!: Date;

  @Field(() => JsonScalar, { nullable: true, description: 'Where the page before ended.' })
  after?: unknown;
}

const cursorSchema = z.strictObject({ at: z.iso.datetime(), id: z.uuid(), sequence: z.int().min(0) }).nullable();
const inputArg = { description: 'The input.' };

/** For services of the platform that write files: they ask in the name of the person whose file it is. */
@Resolver()
export class ExportResolver {
  constructor(private readonly deps: RuntimeDependencies) {}

  @Directive('@inaccessible')
  @Query(() => JsonScalar, {
    nullable: true,
    description:
      'For services of the platform: a page of up to 1,000 rows that the caller may see, and where the next one begins.',
  })
  async exportRows(
    @Arg('input', () => ExportRowsInput, inputArg) input: ExportRowsInput,
    @Ctx() { principal }: SubgraphContext,
  ): Promise<ExportedRows> {
    const read = cursorSchema.safeParse(input.after ?? null);
    if (!read.success) throw new DomainError('BAD_USER_INPUT', { params: { detail: 'after' } });
    return readExportPage(this.deps, principal, { ...wantedOf(input), after: read.data });
  }

  @Directive('@inaccessible')
  @Query(() => JsonScalar, { nullable: true, description: 'For services of the platform: how many rows there are.' })
  async countExportRows(
    @Arg('input', () => ExportRowsInput, inputArg) input: ExportRowsInput,
    @Ctx() { principal }: SubgraphContext,
  ): Promise<number> {
    return countExportRows(this.deps, principal, wantedOf(input));
  }
}

function wantedOf({ kind, filter, asOf }: ExportRowsInput): ExportQuery {
  const read = kindSchema.safeParse(kind);
  if (!read.success) throw new DomainError('BAD_USER_INPUT', { params: { detail: 'kind' } });
  return { kind: read.data, query: queryOf(filter), asOf };
}
