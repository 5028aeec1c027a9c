'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf, lastPartAmong, useFormAction, type Failure } from '../../../apollo/index.js';
import {
  BotConnectionsDocument,
  SaveConfigurationDocument,
  type BotConnectionsQuery,
  type ConfigurationWebhookMode,
} from '../../../gql/graphql.js';
import { showDone } from '../../../ui/index.js';

/** Who receives the versions of a bot; null if nobody does. */
export type Configuration = NonNullable<NonNullable<BotConnectionsQuery['bot']>['configurationWebhook']>;

/** The state of the section. */
export type ConfigurationView =
  | { kind: 'loading' }
  | { kind: 'failed'; failure: Failure; retry: () => void }
  | { kind: 'loaded'; configuration: Configuration | null; renew: () => Promise<void> };

/** Who receives the versions of a bot. */
export function useConfiguration(botId: string): ConfigurationView {
  const { data, error, refetch } = useQuery(BotConnectionsDocument, {
    variables: { botId, mayConfigure: true },
    fetchPolicy: 'cache-and-network',
  });
  const renew = async (): Promise<void> => {
    await refetch().catch(() => undefined);
  };
  if (error !== undefined) return { kind: 'failed', failure: failureOf(error), retry: () => void renew() };
  if (data === undefined) return { kind: 'loading' };
  return { kind: 'loaded', configuration: data.bot?.configurationWebhook ?? null, renew };
}

/** The form that sets, changes or removes it. */
export type ConfigurationForm = {
  url: string;
  setUrl: (url: string) => void;
  mode: ConfigurationWebhookMode;
  setMode: (mode: ConfigurationWebhookMode) => void;
  errors: { url: string | null; whole: string | null };
  isDirty: boolean;
  isBusy: boolean;
  /** The secret that was made last, until it is closed. */
  secret: string | null;
  closeSecret: () => void;
  save: () => void;
  renewSecret: () => void;
  remove: () => Promise<void>;
};

/** State of the form. What is typed stays when the server refuses it or is not reached. */
export function useConfigurationForm(
  botId: string,
  configuration: Configuration | null,
  renew: () => Promise<void>,
): ConfigurationForm {
  const t = useTranslations('integrations');
  const [url, setUrl] = useState(configuration?.url ?? '');
  const [mode, setMode] = useState<ConfigurationWebhookMode>(configuration?.mode ?? 'NOTIFY');
  const [secret, setSecret] = useState<string | null>(null);
  const [send] = useMutation(SaveConfigurationDocument);
  const { problems, isBusy, run } = useFormAction({ controlOf: lastPartAmong(['url']), failed: t('failed') });
  const put = async (input: { url: string | null; hasNewSecret?: boolean }, done: string): Promise<boolean> => {
    const isDone = await run(async () => {
      const { data } = await send({ variables: { input: { botId, mode, ...input } } });
      setSecret(data?.saveConfigurationWebhook.secret ?? null);
      return data?.saveConfigurationWebhook.userErrors ?? [];
    });
    if (!isDone) return false;
    showDone(done);
    await renew();
    return true;
  };
  const isDisabled = configuration?.state === 'DISABLED';
  return {
    ...{ url, setUrl, mode, setMode, isBusy, secret },
    errors: { url: problems.fields['url'] ?? null, whole: problems.whole },
    isDirty: isDisabled || url.trim() !== (configuration?.url ?? '') || mode !== (configuration?.mode ?? mode),
    closeSecret: () => setSecret(null),
    save: () => void put({ url }, t('configuration.saved')),
    renewSecret: () => {
      if (configuration !== null) void put({ url: configuration.url, hasNewSecret: true }, t('configuration.renewed'));
    },
    remove: async () => {
      if (await put({ url: null }, t('configuration.removed'))) setUrl('');
    },
  };
}
