'use client';
import { useTranslations } from 'use-intl';
import { useEditor, useEditorUi } from '../hooks/use-editor.js';
import { focusSoon } from '../hooks/focus.js';

const look =
  'sr-only z-50 rounded-control bg-accent px-3 py-2 font-semibold text-accent-ink focus:not-sr-only focus:absolute focus:top-2 focus:left-2';

/** The first tab stops of the flow step: links to the outline, and past the palette to the flow. */
export function SkipLinks() {
  const t = useTranslations('flow-editor');
  const { ui } = useEditor();
  const view = useEditorUi((state) => state.view);
  const goTo = (next: 'canvas' | 'outline'): void => {
    ui.setState({ view: next });
    focusSoon(() => document.querySelector<HTMLElement>(`[data-focus-home="${next}"]`));
  };
  return (
    <>
      <button type="button" className={look} onClick={() => goTo('outline')}>
        {t('skip.outline')}
      </button>
      <button type="button" className={look} onClick={() => goTo('canvas')}>
        {t(view === 'canvas' ? 'skip.canvas' : 'skip.toCanvas')}
      </button>
    </>
  );
}
