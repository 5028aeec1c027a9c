'use client';
import { blockFamily, offeredKinds, blockName, type BlockFamily, type BlockKind } from '@tertulia/flow-engine';
import { foldText } from '@tertulia/words';
import { Search } from 'lucide-react';
import { useMemo, useState, type RefObject } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../i18n/index.js';
import { useEditorActions } from '../hooks/use-editor-actions.js';
import { useFreePlace } from '../hooks/use-free-place.js';
import { BlockIcon, familyColour } from './block-icon.js';
import { startKindDrag } from './drag-data.js';
import { PaletteEvents } from './palette-events.js';

const FAMILIES: readonly BlockFamily[] = ['MESSAGES', 'QUESTIONS', 'LOGIC', 'AI', 'INTEGRATION', 'HUMAN'];

/** Every block kind by family: drag it onto the canvas, or press it to add it after the selection. */
export function Palette({
  searchRef,
  className,
}: {
  searchRef: RefObject<HTMLInputElement | null>;
  className: string;
}) {
  const t = useTranslations('flow-editor');
  const [wanted, setWanted] = useState('');
  const families = useFamilies(wanted);
  return (
    <section
      aria-label={t('palette.label')}
      className={`flex w-[220px] shrink-0 flex-col gap-1 overflow-y-auto border-r border-line bg-surface p-3 ${className}`}
    >
      <label className="relative mb-1 flex items-center">
        <Search aria-hidden className="pointer-events-none absolute left-2.5 size-4 text-ink-2" />
        <input
          ref={searchRef}
          type="search"
          aria-label={t('palette.search')}
          placeholder={t('palette.search')}
          className="h-9 w-full rounded-md border border-line-strong bg-surface pr-8 pl-8"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        <kbd aria-hidden className="pointer-events-none absolute right-3 text-xs text-ink-2">
          A
        </kbd>
      </label>
      {families.map(({ family, kinds }) => (
        <section key={family} aria-label={t(`families.${family}`)} className="flex flex-col gap-1">
          <h2 className="mt-3 mb-0.5 font-sans text-xs leading-4 font-semibold text-ink-2">
            {t(`families.${family}`)}
          </h2>
          {kinds.map((kind) => (
            <PaletteKind key={kind} kind={kind} />
          ))}
        </section>
      ))}
      {families.length === 0 ? <p className="py-4 text-ink-2">{t('palette.none', { wanted })}</p> : null}
      {wanted === '' ? <PaletteEvents /> : null}
    </section>
  );
}

/** Block kinds whose name matches, by family. */
function useFamilies(wanted: string): { family: BlockFamily; kinds: BlockKind[] }[] {
  const locale = useLanguage().locale;
  return useMemo(() => {
    const needle = foldText(wanted);
    const fits = (kind: BlockKind): boolean => foldText(`${blockName(kind, locale)} ${kind}`).includes(needle);
    return FAMILIES.map((family) => ({
      family,
      kinds: offeredKinds.filter((kind) => blockFamily(kind) === family && fits(kind)),
    })).filter(({ kinds }) => kinds.length > 0);
  }, [wanted, locale]);
}

function PaletteKind({ kind }: { kind: BlockKind }) {
  const t = useTranslations('flow-editor');
  const locale = useLanguage().locale;
  const { addBeside } = useEditorActions();
  const freePlace = useFreePlace();
  const name = blockName(kind, locale);
  return (
    <button
      type="button"
      draggable
      data-kind={kind}
      aria-label={t('palette.add', { name })}
      className="flex h-8 shrink-0 cursor-grab items-center gap-2.5 rounded-md border border-l-[3px] border-line bg-surface px-2.5 text-left hover:bg-canvas active:cursor-grabbing pointer-coarse:h-11"
      style={{ borderLeftColor: familyColour(kind) }}
      onDragStart={(event) => startKindDrag(event, kind)}
      onClick={() => addBeside(kind, freePlace())}
    >
      <BlockIcon kind={kind} />
      <span className="truncate">{name}</span>
    </button>
  );
}
