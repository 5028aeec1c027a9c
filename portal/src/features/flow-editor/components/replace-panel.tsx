'use client';
import { Replace, X } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button, Checkbox, Field, Input, Link, useFocusReturn } from '../../../ui/index.js';
import { useBuilder } from '../../bots/index.js';
import { openerOrHome } from '../hooks/focus.js';
import { useEditor } from '../hooks/use-editor.js';
import { useReplacing } from '../hooks/use-replacing.js';
import { useShowPlace } from '../hooks/use-show-place.js';
import { mostHits, type TextHit } from '../model/replace.js';
import type { BesideHit } from '../model/replace-beside.js';
import type { FoundWords } from '../model/words.js';

/** Finds words in the texts of all flows, of the knowledge and of the prompts, shows each hit, and replaces them in those that are ticked. */
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
  const { query, change, replacement, setReplacement, hits, beside, dropped, toggle, replace } = useReplacing();
  const count = hits.length + beside.length;
  const ticked = count - dropped.size;
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
        {query.wanted.trim() === '' ? t('hint') : t('found', { count, most: String(hits.length === mostHits) })}
      </p>
      <div className="min-h-0 overflow-y-auto p-1">
        <Hits title={beside.length === 0 ? null : t('inFlows')} hits={hits} dropped={dropped} onToggle={toggle} />
        {(['knowledge', 'prompt'] as const).map((kind) => {
          const own = beside.filter((hit) => hit.kind === kind);
          return <Hits key={kind} title={t(`in.${kind}`)} hits={own} dropped={dropped} onToggle={toggle} />;
        })}
      </div>
    </>
  );
}

type Hit = TextHit | BesideHit;

interface HitsProps {
  /** Null where nothing else was found. */
  title: string | null;
  hits: readonly Hit[];
  /** Keys of those that are not ticked. */
  dropped: ReadonlySet<string>;
  onToggle: (key: string) => void;
}

function Hits({ title, hits, dropped, onToggle }: HitsProps) {
  const id = useId();
  if (hits.length === 0) return null;
  return (
    <>
      {title === null ? null : (
        <h3 id={id} className="px-2 pt-2 text-xs font-semibold text-ink-2">
          {title}
        </h3>
      )}
      <ul aria-labelledby={title === null ? undefined : id}>
        {hits.map((hit) => (
          <HitLine key={hit.key} hit={hit} isTicked={!dropped.has(hit.key)} onToggle={() => onToggle(hit.key)} />
        ))}
      </ul>
    </>
  );
}

function HitLine({ hit, isTicked, onToggle }: { hit: Hit; isTicked: boolean; onToggle: () => void }) {
  const id = useId();
  return (
    <li className="flex items-start gap-2 rounded-md px-2 py-1.5 hover:bg-canvas">
      <input
        type="checkbox"
        aria-labelledby={id}
        checked={isTicked}
        onChange={onToggle}
        className="mt-1 size-4 shrink-0 accent-[var(--accent)] pointer-coarse:size-6"
      />
      {'groupId' in hit ? <InFlow id={id} hit={hit} /> : <Beside id={id} hit={hit} />}
    </li>
  );
}

function InFlow({ id, hit }: { id: string; hit: TextHit }) {
  const t = useTranslations('flow-editor.replace');
  const show = useShowPlace();
  const place = hit.flowName === '' ? hit.groupTitle : `${hit.flowName} › ${hit.groupTitle}`;
  return (
    <button type="button" className="min-w-0 grow text-left" title={t('show')} onClick={() => show(hit)}>
      <Excerpt id={id} found={hit} place={place} />
    </button>
  );
}

/** A text on another page of the builder: the link leads to its field. */
function Beside({ id, hit }: { id: string; hit: BesideHit }) {
  const t = useTranslations('flow-editor.replace');
  const { botId } = useBuilder();
  const page = hit.kind === 'knowledge' ? `business?entry=${hit.id}` : `prompts?prompt=${hit.id}`;
  return (
    <Link href={`/bots/${botId}/${page}`} className="min-w-0 grow text-left" title={t('open')}>
      <Excerpt id={id} found={hit} place={`${hit.title} › ${t(`parts.${hit.part}`)}`} />
    </Link>
  );
}

function Excerpt({ id, found, place }: { id: string; found: FoundWords; place: string }) {
  const t = useTranslations('flow-editor.replace');
  const [before, words, after] = found.excerpt;
  return (
    <>
      <span id={id} className="block wrap-anywhere">
        {before}
        <mark className="rounded-sm bg-warn-soft text-warn">{words}</mark>
        {after}
        {found.count > 1 ? ` ${t('times', { count: found.count })}` : null}
      </span>
      <span className="block truncate text-xs text-ink-2">{place}</span>
    </>
  );
}
