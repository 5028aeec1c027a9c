import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { AsksModule, MomentsModule } from '../asks-module.js';
import { drawn } from './ask-scopes.js';
import { useChat } from './chat-scope.js';
import { MomentAnswer } from './moment-answer.js';
import type { QuestionProps } from './question.js';

/**
 * A form, files, or a day with its time, drawn by a module that is loaded for the first of them. Without it, whoever writes is asked for one
 * thing after the other, and a link counts as a file.
 */
export function AskedQuestion({ awaiting, focusInput }: QuestionProps): VNode {
  const { settings, state, client } = useChat();
  const { locale } = state;
  const place = useRef<HTMLDivElement>(null);
  const [isDrawn, setDrawn] = useState(false);
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    let isWanted = true;
    const say = (answer: Parameters<typeof client.say>[0]): void => {
      client.say(answer);
      focusInput();
    };
    const draw = async (): Promise<void> => {
      const name = awaiting.days ? 'moments' : 'asks';
      const module = (await import(`${settings.origin}/widget/${name}.js`)) as AsksModule | MomentsModule;
      if (!isWanted || place.current === null) return;
      const asked = drawn(module, awaiting, { chat: { settings, state, client }, say });
      if (asked === null) return;
      place.current.replaceChildren(asked);
      // What is taller than the chat begins at its top.
      asked.scrollIntoView({ block: 'start' });
      setDrawn(true);
    };
    // Without the module, the message input is enough.
    draw().catch(() => isWanted && setMissing(true));
    return () => {
      isWanted = false;
    };
  }, [awaiting, locale]);
  // The browser's own picker of a day does as well.
  if (isMissing && awaiting.days) return <MomentAnswer awaiting={awaiting} focusInput={focusInput} />;
  return <div ref={place} aria-busy={!isDrawn && !isMissing} />;
}
