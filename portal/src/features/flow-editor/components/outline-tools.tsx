'use client';
import { Braces, Replace, Search } from 'lucide-react';
import type { ComponentProps } from 'react';
import { useTranslations } from 'use-intl';
import { useEditor } from '../hooks/use-editor.js';
import { SmallButton } from './inspector/small-button.js';
import { AddEvents } from './palette-events.js';

/** What the canvas has around it: further events, and the panel of variables. */
export function OutlineTools({ placeOf }: ComponentProps<typeof AddEvents>) {
  const t = useTranslations('flow-editor');
  const { ui } = useEditor();
  return (
    <div className="flex flex-wrap gap-2">
      <AddEvents placeOf={placeOf} />
      <SmallButton icon={Search} onPress={() => ui.setState({ panel: 'search' })}>
        {t('search.open')}
      </SmallButton>
      <SmallButton icon={Replace} onPress={() => ui.setState({ panel: 'replace' })}>
        {t('replace.title')}
      </SmallButton>
      <SmallButton icon={Braces} onPress={() => ui.setState({ panel: 'variables' })}>
        {t('variables.title')}
      </SmallButton>
    </div>
  );
}
