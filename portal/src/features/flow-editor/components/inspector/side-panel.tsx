'use client';
import type { ReactNode, RefObject } from 'react';
import { useEditor } from '../../hooks/use-editor.js';

interface SidePanelProps {
  label: string;
  /** On phones it covers everything. */
  isOverAll?: boolean;
  panelRef?: RefObject<HTMLElement | null>;
  /** For a panel that Escape closes. */
  onEscape?: () => void;
  children: ReactNode;
}

/** What is set beside the canvas. Leaving a field ends the step that undo takes back. */
export function SidePanel({ label, isOverAll = false, panelRef, onEscape, children }: SidePanelProps) {
  const { editor } = useEditor();
  return (
    <section
      ref={panelRef}
      aria-label={label}
      className={`flex w-80 shrink-0 flex-col overflow-y-auto border-line bg-surface ${
        isOverAll ? 'fixed inset-0 z-40 w-full' : 'border-l'
      }`}
      onBlur={editor.endGesture}
      onKeyDown={(event) => {
        if (onEscape === undefined || event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onEscape();
      }}
    >
      {children}
    </section>
  );
}

/** The title of the panel with its buttons; it stays in view. */
export function SidePanelHeader({ children }: { children: ReactNode }) {
  return (
    <header className="sticky top-0 z-10 flex min-h-[52px] items-center gap-0.5 border-b border-line bg-surface pr-2 pl-4">
      {children}
    </header>
  );
}
