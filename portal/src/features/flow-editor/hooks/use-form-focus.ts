'use client';
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { findBlock } from '../model/document.js';
import { firstField, ifLost } from './focus.js';
import { useReturnToBlock } from './use-cursor.js';
import { useEditor, useEditorUi } from './use-editor.js';

/**
 * Focus handling of the form beside the flow: it moves to the first field when the person opens the form for typing,
 * and back to the block when the form closes.
 */
export function useFormFocus({ blockId, isOverAll }: { blockId: string; isOverAll: boolean }): {
  sectionRef: RefObject<HTMLElement | null>;
  formRef: RefObject<HTMLDivElement | null>;
} {
  const sectionRef = useRef<HTMLElement>(null);
  const formRef = useRef<HTMLDivElement>(null);
  const request = useEditorUi((state) => state.formRequest);
  const { editor, ui } = useEditor();
  const returnTo = useReturnToBlock();
  useEffect(() => {
    if (request?.blockId !== blockId) return;
    ui.setState({ formRequest: null });
    const field = formRef.current === null ? null : firstField(formRef.current);
    (field ?? sectionRef.current?.querySelector<HTMLElement>('h2'))?.focus();
  }, [request, blockId, ui]);
  useEffect(() => {
    if (isOverAll) sectionRef.current?.querySelector<HTMLElement>('h2')?.focus();
  }, [isOverAll, blockId]);
  const latest = useRef({ blockId, index: 0, groupId: '' });
  useEffect(() => {
    const place = findBlock(editor.store.getState().flow, blockId);
    if (place !== null) latest.current = { blockId, index: place.index, groupId: place.group.id };
  });
  useLayoutEffect(() => {
    const section = sectionRef.current;
    return () => {
      if (section === null || !section.contains(document.activeElement)) return;
      const was = latest.current;
      ifLost(() => returnTo(was.blockId, was.index, was.groupId));
    };
  }, [returnTo]);
  return { sectionRef, formRef };
}
