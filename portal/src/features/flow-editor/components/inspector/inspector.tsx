'use client';
import { blockName, type Block } from '@tertulia/flow-engine';
import { Copy, FlaskConical, Trash2, X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../../i18n/index.js';
import { BlockInvalidFields, useDefinition, useDraftProblems } from '../../../bots/index.js';
import { useEditor, useEditorUi, useFlow, useTextLocale } from '../../hooks/use-editor.js';
import { useStartHere } from '../../hooks/use-start-here.js';
import { useEditorActions } from '../../hooks/use-editor-actions.js';
import { useFormFocus } from '../../hooks/use-form-focus.js';
import { findBlock } from '../../model/document.js';
import { mergedProblems } from '../../model/merged-problems.js';
import { IconButton } from '../../../../ui/index.js';
import { BlockIcon } from '../block-icon.js';
import { BlockForm } from './block-form.js';
import { ExitsSection } from './exits-section.js';
import { SidePanel, SidePanelHeader } from './side-panel.js';

/** The selected block, if exactly one is selected. */
export function usePickedBlock(): Block | null {
  const flow = useFlow();
  const blockIds = useEditorUi((state) => state.blockIds);
  return useMemo(() => {
    const [only] = blockIds;
    return only === undefined || blockIds.size > 1 ? null : (findBlock(flow, only)?.block ?? null);
  }, [flow, blockIds]);
}

/** The options, problems and exits of the selected block. On phones it covers everything. */
export function Inspector({ block, isOverAll }: { block: Block; isOverAll: boolean }) {
  const t = useTranslations('flow-editor');
  const { pickNothing } = useEditorActions();
  const { sectionRef, formRef } = useFormFocus({ blockId: block.id, isOverAll });
  return (
    <SidePanel label={t('inspector.label')} isOverAll={isOverAll} panelRef={sectionRef} onEscape={pickNothing}>
      <InspectorHeader block={block} />
      <div ref={formRef} className="flex flex-col gap-4 p-4">
        <LanguageSwitch />
        <BlockInvalidFields blockId={block.id} />
        <BlockProblems blockId={block.id} />
        <BlockForm key={block.id} block={block} />
        <ExitsSection block={block} />
      </div>
    </SidePanel>
  );
}

function InspectorHeader({ block }: { block: Block }) {
  const t = useTranslations('flow-editor');
  const locale = useLanguage().locale;
  const { duplicatePicked, pickNothing, remove } = useEditorActions();
  const startHere = useStartHere();
  return (
    <SidePanelHeader>
      <BlockIcon kind={block.kind} />
      <h2 tabIndex={-1} className="ml-2 min-w-0 grow truncate text-base font-semibold outline-none">
        {blockName(block.kind, locale)}
      </h2>
      <IconButton size="sm" icon={FlaskConical} label={t('inspector.tryHere')} onClick={() => startHere(block.id)} />
      <IconButton size="sm" icon={Copy} label={t('inspector.duplicate')} onClick={() => duplicatePicked()} />
      <IconButton size="sm" icon={Trash2} label={t('inspector.remove')} onClick={() => remove(block.id)} />
      <IconButton size="sm" icon={X} label={t('close')} onClick={pickNothing} />
    </SidePanelHeader>
  );
}

/** Chooses the language of the texts, for bots with two languages. */
export function LanguageSwitch() {
  const t = useTranslations('flow-editor');
  const { ui } = useEditor();
  const current = useTextLocale();
  const { locales } = useDefinition();
  if (locales.length < 2) return null;
  return (
    <div
      role="radiogroup"
      aria-label={t('language.label')}
      className="flex self-start overflow-hidden rounded-md border border-line-strong"
    >
      {locales.map((locale) => (
        <button
          key={locale}
          type="button"
          role="radio"
          aria-checked={locale === current}
          className={`h-8 px-3 ${locale === current ? 'bg-accent-soft font-semibold text-accent' : 'text-ink-2'}`}
          onClick={() => ui.setState({ textLocale: locale })}
        >
          {t(`language.${locale}`)}
        </button>
      ))}
    </div>
  );
}

function BlockProblems({ blockId }: { blockId: string }) {
  const t = useTranslations('flow-editor');
  const all = useDraftProblems();
  const problems = useMemo(() => mergedProblems(all.filter((problem) => problem.blockId === blockId)), [all, blockId]);
  if (problems.length === 0) return null;
  return (
    <ul aria-label={t('inspector.problems')} className="flex flex-col gap-2">
      {problems.map((problem) => (
        <li
          key={`${problem.code}-${problem.message}`}
          className={`rounded-md px-3 py-2 ${problem.severity === 'ERROR' ? 'bg-bad-soft text-bad' : 'bg-warn-soft text-warn'}`}
        >
          <span className="font-medium">
            {problem.message}
            {problem.count > 1 ? ` (${problem.count})` : ''}
          </span>
          {problem.fix == null ? null : <span className="block text-xs">{problem.fix}</span>}
        </li>
      ))}
    </ul>
  );
}
