'use client';
import { Replace, X } from 'lucide-react';
import { useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, Checkbox, Field, Input, showDone, useFocusReturn } from '../../../ui/index.js';
import { openerOrHome } from '../hooks/focus.js';
import { useEditor, useFlows } from '../hooks/use-editor.js';
import { useShowPlace } from '../hooks/use-show-place.js';
import { findTexts, mostHits, replaceTexts, type TextHit, type TextQuery } from '../model/replace.js';

const nothing: TextQuery = { wanted: '', isCaseSensitive: false, isWholeWord: false };

/** Finds words in the texts of all flows, shows each hit, and replaces them in those that are ticked, as one step. */
export function ReplacePanel() {
  const t = useTranslations('flow-editor.replace');
  const { ui } = useEditor();
  const panelRef = useRef<HTMLElement>(null);
  const close = (): void => ui.setState({ panel: 'none' });
  useFocusReturn(panelRef, openerOrHome);
  useEffect(() => panelRef.current?.querySelector('input')?.focus(), []);
  return (
    <section
      ref={panelRef}
      aria-label={t('title')}
      className="absolute top-3 left-1/2 z-20 flex max-h-[calc(100%-5rem)] w-120 max-w-[calc(100%-1.5rem)] -translate-x-1/2 flex-col rounded-[10px] bg-surface shadow-float"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <header className="flex items-center gap-2 px-3 pt-3">
        <h2 className="grow text-base font-semibold">{t('title')}</h2>
        <button
          type="button"
          aria-label={t('close')}
          title={t('close')}
          className="grid size-8 place-items-center rounded-md hover:bg-canvas pointer-coarse:size-11"
          onClick={close}
        >
          <X aria-hidden className="size-4" />
        </button>
      </header>
      <Search />
    </section>
  );
}

function Search() {
  const t = useTranslations('flow-editor.replace');
  const { query, change, replacement, setReplacement, hits, dropped, toggle, replace } = useReplacing();
  const ticked = hits.length - dropped.size;
  return (
    <>
      <form
        className="flex flex-col gap-3 border-b border-line p-3"
        onSubmit={(event) => {
          event.preventDefault();
          replace();
        }}
      >
        <Field label={t('find')}>
          <Input value={query.wanted} maxLength={200} onChange={(event) => change({ wanted: event.target.value })} />
        </Field>
        <Field label={t('with')}>
          <Input value={replacement} maxLength={1_000} onChange={(event) => setReplacement(event.target.value)} />
        </Field>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Checkbox
            label={t('case')}
            isChecked={query.isCaseSensitive}
            onChange={(isCaseSensitive) => change({ isCaseSensitive })}
          />
          <Checkbox
            label={t('word')}
            isChecked={query.isWholeWord}
            onChange={(isWholeWord) => change({ isWholeWord })}
          />
          <Button type="submit" variant="primary" icon={Replace} disabled={ticked === 0} className="ml-auto">
            {t('action', { count: ticked })}
          </Button>
        </div>
      </form>
      <p role="status" className="px-3 pt-2 text-xs text-ink-2">
        {query.wanted.trim() === ''
          ? t('hint')
          : t('found', { count: hits.length, most: String(hits.length === mostHits) })}
      </p>
      <ul className="min-h-0 overflow-y-auto p-1">
        {hits.map((hit) => (
          <HitLine key={hit.key} hit={hit} isTicked={!dropped.has(hit.key)} onToggle={() => toggle(hit.key)} />
        ))}
      </ul>
    </>
  );
}

function HitLine({ hit, isTicked, onToggle }: { hit: TextHit; isTicked: boolean; onToggle: () => void }) {
  const t = useTranslations('flow-editor.replace');
  const show = useShowPlace();
  const id = useId();
  const [before, found, after] = hit.excerpt;
  const place = hit.flowName === '' ? hit.groupTitle : `${hit.flowName} › ${hit.groupTitle}`;
  return (
    <li className="flex items-start gap-2 rounded-md px-2 py-1.5 hover:bg-canvas">
      <input
        type="checkbox"
        aria-labelledby={id}
        checked={isTicked}
        onChange={onToggle}
        className="mt-1 size-4 shrink-0 accent-[var(--accent)] pointer-coarse:size-6"
      />
      <button type="button" className="min-w-0 grow text-left" title={t('show')} onClick={() => show(hit)}>
        <span id={id} className="block wrap-anywhere">
          {before}
          <mark className="rounded-sm bg-warn-soft text-warn">{found}</mark>
          {after}
          {hit.count > 1 ? ` ${t('times', { count: hit.count })}` : null}
        </span>
        <span className="block truncate text-xs text-ink-2">{place}</span>
      </button>
    </li>
  );
}

/** What is looked for, what was found, and which hits stay as they are. */
function useReplacing() {
  const t = useTranslations('flow-editor.replace');
  const { editor } = useEditor();
  const flows = useFlows();
  const [query, setQuery] = useState(nothing);
  const [replacement, setReplacement] = useState('');
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set());
  const calm = useDeferredValue(query);
  const hits = useMemo(() => findTexts(flows, calm), [flows, calm]);
  const change = (part: Partial<TextQuery>): void => {
    setQuery((before) => ({ ...before, ...part }));
    setDropped(new Set());
  };
  const toggle = (key: string): void => {
    const next = new Set(dropped);
    if (!next.delete(key)) next.add(key);
    setDropped(next);
  };
  const replace = (): void => {
    const chosen = findTexts(flows, query).filter(({ key }) => !dropped.has(key));
    if (chosen.length === 0) return;
    editor.changeAll(({ flows: before, variables }) => ({
      flows: replaceTexts(before, chosen, { query, replacement }),
      variables,
    }));
    setDropped(new Set());
    showDone(t('done', { count: chosen.length }), { label: t('undo'), onUndo: editor.undo });
  };
  return { query, change, replacement, setReplacement, hits, dropped, toggle, replace };
}
