import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { useChat } from './chat-scope.js';
import type { QuestionProps } from './question.js';
import { useDraft } from './use-draft.js';

/** The browser's picker of a day or a time; both can also be typed in the message input. */
export function MomentAnswer({ awaiting, focusInput }: QuestionProps): VNode {
  const { client, texts } = useChat();
  const type = awaiting.kind === 'TIME' ? 'time' : 'date';
  const [moment, setMoment] = useDraft(`${awaiting.blockId}.${type}`, '');
  const field = useRef<HTMLInputElement>(null);
  const say = (): void => {
    if (moment === '' || field.current?.reportValidity() === false) return;
    client.say({ text: moment });
    setMoment('');
    focusInput();
  };
  return (
    <form
      class="question date"
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      <input
        ref={field}
        type={type}
        aria-label={type === 'time' ? texts.pickTime : texts.pickDate}
        value={moment}
        min={limit(awaiting.min)}
        max={limit(awaiting.max)}
        onInput={(event) => setMoment(event.currentTarget.value)}
      />
      <button class="button main" type="submit" disabled={moment === ''}>
        {texts.send}
      </button>
    </form>
  );
}

function limit(text: string | null): string | undefined {
  return text !== null && /^(?:\d{4}-\d{2}-\d{2}|\d{2}:\d{2})$/.test(text) ? text : undefined;
}
