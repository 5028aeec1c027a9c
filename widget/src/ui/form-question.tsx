import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { AsksModule } from '../embedding.js';
import { useChat } from './chat-scope.js';
import type { QuestionProps } from './question.js';

const nothing: Readonly<Record<string, string>> = {};

/** A form, drawn by a module that is loaded for the first of them. Without it, the bot asks whoever writes for one thing after the other. */
export function FormQuestion({ awaiting, focusInput }: QuestionProps): VNode {
  const { settings, state, client } = useChat();
  const { locale } = state;
  const place = useRef<HTMLDivElement>(null);
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    let isWanted = true;
    const draft = `${awaiting.blockId}.form`;
    const draw = async (): Promise<void> => {
      const module = (await import(`${settings.origin}/widget/asks.js`)) as AsksModule;
      if (!isWanted || place.current === null || !awaiting.form) return;
      const kept = client.draft(draft);
      const scope = {
        locale,
        draft: typeof kept === 'object' && kept !== null ? (kept as typeof nothing) : nothing,
        keep: (values: typeof nothing): void => client.keepDraft(draft, values),
        send: (form: Parameters<Parameters<AsksModule['drawForm']>[1]['send']>[0]): void => {
          client.keepDraft(draft, undefined);
          client.say({ form });
          focusInput();
        },
      };
      const drawn = module.drawForm(awaiting.form, scope);
      place.current.replaceChildren(drawn);
      // A form that is taller than the chat begins at its first field.
      drawn.scrollIntoView({ block: 'start' });
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
