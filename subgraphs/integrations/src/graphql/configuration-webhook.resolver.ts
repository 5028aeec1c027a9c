import { fromGlobalId, tryFromGlobalId, withUserErrors, type Foreign, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { saveConfigurationWebhook, type ConfigurationDependencies } from '../application/save-configuration-webhook.js';
import {
  asConfigurationWebhook,
  ConfigurationWebhookType,
  SaveConfigurationWebhookInput,
  SaveConfigurationWebhookPayload,
} from './configuration-webhook.type.js';
import { BotStub } from './foreign.type.js';
import { webhookLoaders } from './webhook.loaders.js';

@Resolver(() => BotStub)
export class ConfigurationWebhookResolver {
  constructor(private readonly deps: ConfigurationDependencies) {}

  @FieldResolver(() => ConfigurationWebhookType, {
    nullable: true,
    description: "The URL of a partner's own runtime that receives its versions; null if it has none.",
  })
  async configurationWebhook(
    @Root() bot: Foreign,
    @Ctx() context: SubgraphContext,
  ): Promise<ConfigurationWebhookType | null> {
    const botId = tryFromGlobalId('bot', bot.id);
    const found = botId === null ? null : await webhookLoaders(this.deps, context).configuration.load(botId);
    return found === null ? null : asConfigurationWebhook(found);
  }

  @Mutation(() => SaveConfigurationWebhookPayload, {
    description: 'Sets, changes or removes the configuration webhook of a bot. A new secret is returned only here.',
  })
  saveConfigurationWebhook(
    @Arg('input', () => SaveConfigurationWebhookInput, { description: 'The input.' })
    input: SaveConfigurationWebhookInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SaveConfigurationWebhookPayload> {
    const { principal, requestId } = context;
    const { url = null, mode, hasNewSecret } = input;
    const botId = fromGlobalId('bot', input.botId);
    return withUserErrors<Omit<SaveConfigurationWebhookPayload, 'userErrors'>>(
      context,
      async () => {
        const wanted = { botId, url, mode, hasNewSecret };
        const { webhook, secret } = await saveConfigurationWebhook(this.deps, { principal, requestId }, wanted);
        if (webhook === null) return { configurationWebhook: null, secret: null };
        const shown = await webhookLoaders(this.deps, context).configuration.load(botId);
        return { configurationWebhook: shown === null ? null : asConfigurationWebhook(shown), secret };
      },
      { configurationWebhook: null, secret: null },
    );
  }
}
