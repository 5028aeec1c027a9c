'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormAction } from '../../../apollo/index.js';
import { UpdateConnectionDocument } from '../../../gql/graphql.js';
import { showDone } from '../../../ui/index.js';
import { botIdsOf, controlOf, lacksBots, type BotLimit } from '../model/connection-form.js';
import type { ShownConnection } from '../model/connections.js';

/** The form for name and bots of a connection. */
export type RenameForm = {
  name: string;
  setName: (name: string) => void;
  limit: BotLimit;
  setLimit: (limit: BotLimit) => void;
  errors: { name: string | null; bots: string | null; whole: string | null };
  isDirty: boolean;
  isBusy: boolean;
  submit: () => void;
};

/** State of the form for name and bots of a connection. */
export function useRename(connection: ShownConnection): RenameForm {
  const t = useTranslations('integrations');
  const before: BotLimit = { isLimited: connection.bots.length > 0, botIds: connection.bots.map(({ id }) => id) };
  const [name, setName] = useState(connection.name);
  const [limit, setLimit] = useState(before);
  const [update] = useMutation(UpdateConnectionDocument);
  const { problems, isBusy, run } = useFormAction({ controlOf: (path) => controlOf(path, []), failed: t('failed') });
  const isNameless = name.trim() === '';
  const save = async (): Promise<void> => {
    const isDone = await run(async () => {
      const input = { connectionId: connection.id, name: name.trim(), botIds: botIdsOf(limit) };
      const { data } = await update({ variables: { input } });
      return data?.updateConnection.userErrors ?? [];
    });
    if (isDone) showDone(t('connection.saved'));
  };
  const key = (one: BotLimit): string => botIdsOf(one).toSorted().join(' ');
  return {
    name,
    setName,
    limit,
    setLimit,
    errors: {
      name: isNameless ? t('form.nameMissing') : (problems.fields['name'] ?? null),
      bots: lacksBots(limit) ? t('bots.missing') : (problems.fields['botIds'] ?? null),
      whole: problems.whole,
    },
    isDirty: name.trim() !== connection.name || limit.isLimited !== before.isLimited || key(limit) !== key(before),
    isBusy,
    submit: () => {
      if (!isNameless && !lacksBots(limit)) void save();
    },
  };
}
