'use client';
import { blockFamily, offeredKinds, blockName } from '@tertulia/flow-engine';
import { Command } from 'cmdk';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../i18n/index.js';
import { useFocusReturn } from '../../../ui/index.js';
import { openerOrHome } from '../hooks/focus.js';
import { useEditor, useEditorUi } from '../hooks/use-editor.js';
import { useEditorActions, type AddTarget } from '../hooks/use-editor-actions.js';
import type { AddMenu as OpenAddMenu } from '../model/editor-ui.js';
import { BlockIcon } from './block-icon.js';

const WIDTH = 240;
const HEIGHT = 320;

/**
 * A menu of block kinds for a place on the canvas: opened by `A`, a double click, or the loose end of a dragged edge.
 */
export function AddMenu() {
  const menu = useEditorUi((state) => state.addMenu);
  return menu === null ? null : <OpenMenu screen={menu.screen} />;
}

function OpenMenu({ screen }: { screen: { x: number; y: number } }) {
  const { ui } = useEditor();
  const boxRef = useRef<HTMLDivElement>(null);
  useFocusReturn(boxRef, openerOrHome);
  useEffect(() => {
    const onPointerDown = (event: PointerEvent): void => {
      if (!(event.target instanceof Node && boxRef.current?.contains(event.target) === true))
        ui.setState({ addMenu: null });
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, [ui]);
  const left = Math.max(8, Math.min(screen.x, innerWidth - WIDTH - 8));
  const top = Math.max(8, Math.min(screen.y, innerHeight - HEIGHT - 8));
  return (
    <div
      ref={boxRef}
      className="fixed z-40 rounded-[10px] border border-line bg-surface shadow-float"
      style={{ left, top, width: WIDTH }}
    >
      <KindList />
    </div>
  );
}

/** After the focused block, else in a group of its own. */
function placeOf({ at, from, after }: OpenAddMenu): AddTarget {
  if (after === null) return { kind: 'canvas', position: at, from };
  return { kind: 'group', groupId: after.groupId, index: after.index + 1 };
}

function KindList() {
  const t = useTranslations('flow-editor');
  const locale = useLanguage().locale;
  const menu = useEditorUi((state) => state.addMenu);
  const { ui } = useEditor();
  const { add } = useEditorActions();
  return (
    <Command
      label={t('addMenu.label')}
      loop
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') ui.setState({ addMenu: null });
      }}
    >
      <Command.Input
        autoFocus
        placeholder={t('palette.search')}
        className="h-10 w-full border-b border-line bg-transparent px-3 outline-none"
      />
      <Command.List className="max-h-[270px] overflow-y-auto p-1">
        <Command.Empty className="p-3 text-ink-2">{t('addMenu.none')}</Command.Empty>
        {offeredKinds.map((kind) => (
          <Command.Item
            key={kind}
            value={kind}
            keywords={[blockName(kind, locale), t(`families.${blockFamily(kind)}`)]}
            className="flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-2 data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent pointer-coarse:min-h-11"
            onSelect={() => {
              if (menu !== null) add(kind, placeOf(menu));
            }}
          >
            <BlockIcon kind={kind} />
            <span className="grow">{blockName(kind, locale)}</span>
            <span className="text-xs text-ink-2">{t(`families.${blockFamily(kind)}`)}</span>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
