import type { Foreign, SubgraphContext } from '@tertulia/subgraph';
import { tryFromGlobalId } from '@tertulia/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { NotificationsDependencies } from '../application/dependencies.js';
import { readMails } from '../application/read-mails.js';
import { asMail, MailLogEntryType } from './alert.type.js';
import { ReportDeliveryStub } from './foreign.type.js';

@Resolver(() => ReportDeliveryStub)
export class ReportDeliveryMailResolver {
  constructor(private readonly deps: NotificationsDependencies) {}

  @FieldResolver(() => MailLogEntryType, {
    nullable: true,
    description: 'Its mail and what became of it; null before it is known, and after 30 days.',
  })
  async mail(@Root() { id }: Foreign, @Ctx() context: SubgraphContext): Promise<MailLogEntryType | null> {
    const loader = context.loader('mailsOfReports', async (ids: readonly string[]) =>
      readMails(this.deps, context.principal, ids),
    );
    const mail = await loader.load(tryFromGlobalId('reportDelivery', id) ?? '');
    return mail === null ? null : asMail(mail);
  }
}
