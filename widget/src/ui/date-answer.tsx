import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { useChat } from './chat-scope.js';
import type { QuestionProps } from './question.js';
import { useDraft } from './use-draft.js';

/** The browser's date picker; a date can also be typed in the message input. */
export function DateAnswer({ awaiting, focusInput }: QuestionProps): VNode {
  const { client, texts } = useChat();
  const [date, setDate] = useDraft(`${awaiting.blockId}.date`, '');
  const field = useRef<HTMLInputElement>(null);
  const say = (): void => {
    if (date === '' || field.current?.reportValidity() === false) return;
    client.say({ text: date });
    setDate('');
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
        type="date"
        aria-label={texts.pickDate}
        value={date}
        min={isoDate(awaiting.min)}
        max={isoDate(awaiting.max)}
        onInput={(event) => setDate(event.currentTarget.value)}
      />
      <button class="button main" type="submit" disabled={date === ''}>
        {texts.send}
      </button>
    </form>
  );
}

function isoDate(text: string | null): string | undefined {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}
