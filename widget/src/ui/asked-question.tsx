import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { AskScope, AsksModule, FilesScope } from '../asks-module.js';
import { useChat } from './chat-scope.js';
import type { QuestionProps } from './question.js';

const nothing: Readonly<Record<string, string>> = {};

/**
 * A form, or files, drawn by a module that is loaded for the first of them. Without it, whoever writes is asked for one thing after the
 * other, and a link counts as a file.
 */
export function AskedQuestion({ awaiting, focusInput }: QuestionProps): VNode {
  const { settings, state, client } = useChat();
  const { locale } = state;
  const { origin } = settings;
  const place = useRef<HTMLDivElement>(null);
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    let isWanted = true;
    const drawn = (module: AsksModule): HTMLElement | null => {
      const { form, files } = awaiting;
      const say = (answer: Parameters<typeof client.say>[0]): void => {
        client.say(answer);
        focusInput();
      };
      if (form) return module.drawForm(form, formScope(say));
      return files ? module.drawFiles(files, filesScope(say)) : null;
    };
    const formScope = (say: typeof client.say): AskScope => {
      const draft = `${awaiting.blockId}.form`;
      const kept = client.draft(draft);
      return {
        locale,
        draft: typeof kept === 'object' && kept !== null ? (kept as typeof nothing) : nothing,
        keep: (values) => client.keepDraft(draft, values),
        send: (form) => {
          client.keepDraft(draft, undefined);
          say({ form });
        },
      };
    };
    const filesScope = (say: typeof client.say): FilesScope => ({
      ...{ locale, origin, place: `${state.conversationId}.${awaiting.blockId}`, skip: awaiting.choices[0] ?? null },
      prepare: (name, bytes) => client.prepareUpload(name, bytes),
      send: say,
    });
    const draw = async (): Promise<void> => {
      const module = (await import(`${origin}/widget/asks.js`)) as AsksModule;
      const asked = isWanted && place.current !== null ? drawn(module) : null;
      if (asked === null) return;
      place.current?.replaceChildren(asked);
      // What is taller than the chat begins at its top.
      asked.scrollIntoView({ block: 'start' });
      setDrawn(true);
    };
    // Without the module, the message input is enough.
    draw().catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [awaiting, locale]);
  return <div ref={place} aria-busy={!isDrawn} />;
}
