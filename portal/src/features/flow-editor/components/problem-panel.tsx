'use client';
import { CircleAlert, TriangleAlert, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useDraftProblems, type DraftProblem } from '../../bots/index.js';
import { useFocusReturn } from '../../../ui/index.js';
import { openerOrHome } from '../hooks/focus.js';
import { useEditor, useFlows } from '../hooks/use-editor.js';
import { mergedProblems } from '../model/merged-problems.js';
import { useShowPlace } from '../hooks/use-show-place.js';

/** All errors, which prevent publishing, and warnings; pressing a line shows its place. */
export function ProblemPanel() {
  const t = useTranslations('flow-editor');
  const { ui } = useEditor();
  const problems = useDraftProblems();
  const panelRef = useRef<HTMLElement>(null);
  const close = (): void => ui.setState({ panel: 'none' });
  useFocusReturn(panelRef, openerOrHome);
  useEffect(() => panelRef.current?.querySelector<HTMLElement>('h2')?.focus(), []);
  const sorted = mergedProblems(problems).toSorted(
    (a, b) => Number(a.severity === 'WARNING') - Number(b.severity === 'WARNING'),
  );
  return (
    <section
      ref={panelRef}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
      aria-label={t('problems.title', { count: problems.length })}
      className="absolute top-3 left-3 z-20 flex max-h-[calc(100%-5rem)] w-80 max-w-[calc(100%-1.5rem)] flex-col rounded-[10px] bg-surface shadow-float"
    >
      <header className="flex items-center gap-2 border-b border-line p-3">
        <h2 tabIndex={-1} className="grow text-base font-semibold outline-none">
          {t('problems.title', { count: problems.length })}
        </h2>
        <button
          type="button"
          aria-label={t('close')}
          title={t('close')}
          className="grid size-8 place-items-center rounded-md hover:bg-canvas"
          onClick={close}
        >
          <X aria-hidden className="size-4" />
        </button>
      </header>
      {problems.length === 0 ? <p className="p-4 text-ink-2">{t('problems.none')}</p> : null}
      <ul className="overflow-y-auto">
        {sorted.map((problem) => (
          <ProblemLine
            key={`${problem.code}-${problem.blockId ?? problem.groupId ?? ''}-${problem.message}`}
            problem={problem}
          />
        ))}
      </ul>
    </section>
  );
}

function ProblemLine({ problem }: { problem: DraftProblem & { count: number } }) {
  const t = useTranslations('flow-editor');
  const show = useShowPlace();
  const flows = useFlows();
  const flow = flows.find(({ id }) => id === problem.flowId);
  const group = flow?.groups.find(
    ({ id, blocks }) => id === problem.groupId || blocks.some((block) => block.id === problem.blockId),
  );
  const place = [...(flows.length > 1 && flow ? [flow.name] : []), ...(group ? [group.title] : [])].join(' › ');
  const isError = problem.severity === 'ERROR';
  const Icon = isError ? CircleAlert : TriangleAlert;
  return (
    <li className="border-b border-line last:border-0">
      <button
        type="button"
        className="flex w-full gap-2.5 p-3 text-left hover:bg-canvas"
        onClick={() =>
          show({ groupId: group?.id ?? null, blockId: problem.blockId ?? null, flowId: problem.flowId ?? null })
        }
      >
        <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${isError ? 'text-bad' : 'text-warn'}`} />
        <span className="min-w-0">
          <span className="sr-only">{t(isError ? 'problems.error' : 'problems.warning')}</span>
          <span className="block">
            {problem.message}
            {problem.count > 1 ? ` (${problem.count})` : ''}
          </span>
          {problem.fix == null ? null : <span className="block text-xs text-ink-2">{problem.fix}</span>}
          {place === '' ? null : <span className="block text-xs font-medium text-ink-2">{place}</span>}
        </span>
      </button>
    </li>
  );
}
