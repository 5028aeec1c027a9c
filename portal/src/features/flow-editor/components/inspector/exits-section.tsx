'use client';
import type { Block } from '@tertulia/flow-engine';
import { useTranslations } from 'use-intl';
import { useFlow, useTextLocale } from '../../hooks/use-editor.js';
import { useEditorActions } from '../../hooks/use-editor-actions.js';
import { exitsOfBlock, type OutlineExit } from '../../model/outline.js';
import { TargetField } from './target-field.js';

/** The exits of a block, and where each one leads. */
export function ExitsSection({ block }: { block: Block }) {
  const t = useTranslations('flow-editor');
  const flow = useFlow();
  const locale = useTextLocale();
  const exits = exitsOfBlock(flow, block.id, locale);
  if (exits.length === 0) return null;
  return (
    <section className="flex flex-col gap-3 border-t border-line pt-4">
      <h3 className="font-sans text-xs font-semibold text-ink-2">{t('exits.title')}</h3>
      {exits.map((exit) => (
        <ExitField key={exit.exit.port ?? 'next'} exit={exit} />
      ))}
    </section>
  );
}

/** One exit as a select of targets. */
export function ExitField({ exit }: { exit: OutlineExit }) {
  const t = useTranslations('flow-editor');
  const { wire, unwire } = useEditorActions();
  const { role, label, detail } = exit.exit;
  const name =
    role === 'item'
      ? [label, detail].filter((text) => text !== '').join(' · ') || t('exits.unnamed')
      : t(`exits.${role}`);
  return (
    <TargetField
      isQuiet
      label={t('exits.connectWith', { name })}
      value={exit.target}
      onChange={(target) => {
        if (target !== null) wire(exit.source, target);
        else if (exit.edgeId !== null) unwire(new Set([exit.edgeId]));
      }}
    />
  );
}
