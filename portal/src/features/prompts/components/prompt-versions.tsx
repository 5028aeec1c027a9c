'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import type { Prompt } from '@tertulia/flow-engine';
import { GitCompare, RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useStore } from 'zustand';
import { failureOf } from '../../../apollo/index.js';
import { PromptListDocument, RestorePromptVersionDocument, type PromptListQuery } from '../../../gql/graphql.js';
import {
  Button,
  ErrorState,
  Field,
  Input,
  Panel,
  RelativeTime,
  Skeleton,
  showDone,
  showFailure,
} from '../../../ui/index.js';
import { isTemporaryId, useBuilder, useDraft, serverDraft } from '../../bots/index.js';
import { DifferenceDialog } from './difference-dialog.js';

type PromptVersion = NonNullable<PromptListQuery['bot']>['draft']['prompts'][number]['versions'][number];

/** Earlier states of a prompt: label the current one, compare with another, or restore it. */
export function PromptVersions({ prompt }: { prompt: Prompt }) {
  const t = useTranslations('prompts');
  const versions = useVersions(prompt.id);
  const [compared, setCompared] = useState<PromptVersion | null>(null);
  const restore = useRestore();
  return (
    <Panel aria-label={t('versions')}>
      <h2 className="mb-2 text-base font-semibold">{t('versions')}</h2>
      <NoteForm prompt={prompt} />
      {versions.error === undefined ? null : (
        <ErrorState failure={failureOf(versions.error)} onRetry={versions.retry} className="py-4" />
      )}
      {versions.list === null && versions.error === undefined ? <Skeleton className="h-20" /> : null}
      {versions.list?.length === 0 ? <p className="text-ink-2">{t('noVersions')}</p> : null}
      <ul className="divide-y divide-line">
        {versions.list?.map((version) => (
          <li key={version.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span className="w-9 font-semibold">{t('versionNumber', { number: version.number })}</span>
            <span className="min-w-32 grow">
              <span className="block truncate">{version.note === '' ? t('noNote') : version.note}</span>
              <span className="block text-xs text-ink-2">
                {version.author?.name ?? t('somebody')} · <RelativeTime at={version.createdAt} />
              </span>
            </span>
            <Button size="sm" variant="quiet" icon={GitCompare} onClick={() => setCompared(version)}>
              {t('compare')}
            </Button>
            <Button size="sm" variant="quiet" icon={RotateCcw} onClick={() => void restore(version)}>
              {t('restore')}
            </Button>
          </li>
        ))}
      </ul>
      {compared === null ? null : (
        <DifferenceDialog before={compared} after={prompt} number={compared.number} onClose={() => setCompared(null)} />
      )}
    </Panel>
  );
}

/** A note for the current state, to find it again; everything is saved without a note, too. */
function NoteForm({ prompt }: { prompt: Prompt }) {
  const t = useTranslations('prompts');
  const draft = useDraft();
  const [note, setNote] = useState('');
  const keep = (): void => {
    draft.edit({ kind: 'prompt', prompt, note: note.trim() });
    draft.flush();
    setNote('');
  };
  return (
    <form
      className="mb-2 flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (note.trim() !== '') keep();
      }}
    >
      <Field label={t('note')} className="min-w-40 grow">
        <Input maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <Button type="submit" disabled={note.trim() === ''}>
        {t('save')}
      </Button>
    </form>
  );
}

/** The server's versions, fetched again after each save. */
function useVersions(promptId: string) {
  const { botId } = useBuilder();
  const draft = useDraft();
  const isSaved = useStore(draft.store, (state) => state.status.kind === 'saved');
  const { data, error, refetch } = useQuery(PromptListDocument, {
    variables: { botId },
    fetchPolicy: 'network-only',
    skip: isTemporaryId(promptId),
  });
  useEffect(() => {
    if (isSaved && !isTemporaryId(promptId)) refetch().catch(() => undefined);
  }, [isSaved, promptId, refetch]);
  const found = data?.bot?.draft.prompts.find((prompt) => prompt.id === promptId);
  const list = isTemporaryId(promptId) ? [] : (found?.versions.toSorted((a, b) => b.number - a.number) ?? null);
  return { list, error, retry: () => void refetch() };
}

function useRestore() {
  const t = useTranslations('prompts');
  const { botId, draft } = useBuilder();
  const [mutate] = useMutation(RestorePromptVersionDocument);
  return async (version: PromptVersion): Promise<void> => {
    try {
      if (!(await draft.whenSaved())) return showFailure(t('unsavedDraft'));
      let refusal: string | null = t('restoreFailed');
      await draft.replace(async () => {
        const input = { botId, revision: draft.revision(), promptVersionId: version.id };
        const answer = (await mutate({ variables: { input } })).data?.restorePromptVersion;
        refusal = answer?.bot == null ? (answer?.userErrors[0]?.message ?? refusal) : null;
        return answer?.bot == null ? null : serverDraft(answer.bot);
      });
      if (refusal !== null) return showFailure(refusal);
      showDone(t('restored', { number: version.number }));
    } catch (error) {
      showFailure(failureOf(error).message ?? t('restoreFailed'));
    }
  };
}
