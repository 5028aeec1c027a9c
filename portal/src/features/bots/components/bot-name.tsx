'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { RenameBotDocument } from '../../../gql/graphql.js';
import { showFailure } from '../../../ui/index.js';
import { useBuilder, useBuilderBot } from '../hooks/use-builder.js';

/** The bot's name, editable in place. A name that could not be saved stays in the input, marked as invalid. */
export function BotName() {
  const t = useTranslations('bots');
  const { botId } = useBuilder();
  const bot = useBuilderBot();
  const [rename] = useMutation(RenameBotDocument);
  const [draft, setDraft] = useState<string | null>(null);
  const [isRefused, setRefused] = useState(false);
  const saved = bot?.name ?? '';
  const save = async (name: string): Promise<void> => {
    setRefused(false);
    if (name === '' || name === saved) return setDraft(null);
    try {
      const { data } = await rename({ variables: { input: { botId, name } } });
      const [error] = data?.renameBot.userErrors ?? [];
      if (error === undefined) return setDraft(null);
      showFailure(error.message);
    } catch {
      showFailure(t('builder.renameFailed'), { label: t('retry'), onRetry: () => void save(name) });
    }
    setRefused(true);
  };
  return (
    <h1 tabIndex={-1} className="flex min-w-0 font-sans text-sm leading-5 font-semibold tracking-normal">
      <input
        aria-label={t('builder.name')}
        aria-invalid={isRefused || undefined}
        className="field-sizing-content max-w-56 min-w-12 shrink truncate rounded border border-transparent bg-transparent px-1.5 py-1 hover:border-line focus:border-line-strong aria-invalid:border-bad max-md:max-w-44"
        maxLength={80}
        value={draft ?? saved}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => {
          if (draft !== null) void save(draft.trim());
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape') {
            setRefused(false);
            setDraft(null);
            event.currentTarget.blur();
          }
        }}
      />
    </h1>
  );
}
