'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import type { Refusal } from '../../../apollo/index.js';
import { DeleteReportViewDocument, SaveReportViewDocument, type SaveReportViewInput } from '../../../gql/graphql.js';
import { showDone } from '../../../ui/index.js';
import { savedFilterOf, type SavedView } from '../model/saved-view.js';
import type { ReportFilter } from '../model/report-filter.js';

/** What a person writes about a view. */
export type ViewText = Pick<SavedView, 'name' | 'isShared'>;

/** Saves and deletes views; the list is fetched again after each change. */
export function useSavedViews(): {
  /** Resolves to what the server refused. */
  save: (text: ViewText, place: { view: SavedView | null; filter: ReportFilter }) => Promise<readonly Refusal[]>;
  remove: (view: SavedView) => Promise<boolean>;
} {
  const t = useTranslations('reports.views');
  const again = { refetchQueries: ['ReportChoices'], awaitRefetchQueries: true };
  const [send] = useMutation(SaveReportViewDocument, again);
  const [sendRemoval] = useMutation(DeleteReportViewDocument, again);
  return {
    save: async (text, { view, filter }) => {
      const input: SaveReportViewInput = {
        ...(view === null ? {} : { viewId: view.id }),
        ...text,
        filter: savedFilterOf(filter),
      };
      const refusals = (await send({ variables: { input } })).data?.saveReportView.userErrors ?? [];
      if (refusals.length === 0) showDone(t('saved', { name: text.name.trim() }));
      return refusals;
    },
    remove: async ({ id, name }) => {
      const isDone = await attempt(
        async () => (await sendRemoval({ variables: { input: { viewId: id } } })).data?.deleteReportView.userErrors,
        { failed: t('failed') },
      );
      if (isDone) showDone(t('deleted', { name }));
      return isDone;
    },
  };
}
