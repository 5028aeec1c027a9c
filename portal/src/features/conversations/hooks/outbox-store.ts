'use client';
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { afterReload, type OutgoingMessage } from '../model/outbox.js';

type Box = { draft: string; outgoing: readonly OutgoingMessage[] };

type OutboxStore = {
  boxes: Readonly<Record<string, Box>>;
  setDraft: (conversationId: string, draft: string) => void;
  setOutgoing: (
    conversationId: string,
    change: (outgoing: readonly OutgoingMessage[]) => readonly OutgoingMessage[],
  ) => void;
};

const emptyBox: Box = { draft: '', outgoing: [] };

/** Unsent text, by conversation; it survives a change of conversation and a reload of the tab. */
export const useOutboxStore = create<OutboxStore>()(
  persist(
    (set) => ({
      boxes: {},
      setDraft: (conversationId, draft) =>
        set(({ boxes }) => ({ boxes: withBox(boxes, conversationId, { ...boxOf(boxes, conversationId), draft }) })),
      setOutgoing: (conversationId, change) =>
        set(({ boxes }) => {
          const box = boxOf(boxes, conversationId);
          return { boxes: withBox(boxes, conversationId, { ...box, outgoing: change(box.outgoing) }) };
        }),
    }),
    {
      name: 'tertulia.outbox',
      storage: createJSONStorage(() => sessionStorage),
      partialize: ({ boxes }) => ({ boxes }),
      merge: (kept, current) => ({ ...current, boxes: revived(kept) }),
    },
  ),
);

/** The outbox of one conversation. */
export function boxOf(boxes: OutboxStore['boxes'], conversationId: string): Box {
  return boxes[conversationId] ?? emptyBox;
}

function withBox(boxes: OutboxStore['boxes'], conversationId: string, box: Box): OutboxStore['boxes'] {
  const { [conversationId]: _before, ...others } = boxes;
  return box.draft === '' && box.outgoing.length === 0 ? others : { ...others, [conversationId]: box };
}

function revived(kept: unknown): OutboxStore['boxes'] {
  const { boxes = {} } = (kept ?? {}) as Partial<Pick<OutboxStore, 'boxes'>>;
  return Object.fromEntries(
    Object.entries(boxes).map(([id, box]) => [id, { ...box, outgoing: afterReload(box.outgoing) }]),
  );
}
