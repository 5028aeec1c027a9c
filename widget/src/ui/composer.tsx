import type { RefObject, VNode } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { openQuestion } from '../conversation/questions.js';
import type { ChatScope } from './chat-scope.js';
import { useChat } from './chat-scope.js';
import { Icon } from './icons.js';
import { useDraft } from './use-draft.js';

/** Maximum length of a message on the platform. */
const maxTextLength = 4096;
const showLimitBelow = 300;

/** The message input. Enter sends, Shift+Enter starts a new line. A text that is too long is kept and not sent. */
export function Composer({ field }: { readonly field: RefObject<HTMLTextAreaElement | null> }): VNode {
  const { client, texts } = useChat();
  const [text, setText] = useDraft('text', '');
  const left = maxTextLength - text.trim().length;
  const canSay = text.trim() !== '' && left >= 0;
  const say = (): void => {
    if (!canSay) return;
    client.say({ text });
    setText('');
    field.current?.focus();
  };
  const change = (next: string): void => {
    setText(next);
    client.noteTyping();
  };
  return (
    <>
      {left < showLimitBelow && (
        <p class={left < 0 ? 'limit over' : 'limit'} id="limit" role="status">
          {left < 0 ? texts.tooLong(-left) : texts.left(left)}
        </p>
      )}
      <form
        class="composer"
        onSubmit={(event) => {
          event.preventDefault();
          say();
        }}
      >
        <Input field={field} text={text} left={left} change={change} say={say} />
        <button class="send" type="submit" aria-label={texts.send} disabled={!canSay}>
          <Icon name="send" />
        </button>
      </form>
    </>
  );
}

interface InputProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  /** Remaining characters; negative when the text is too long. */
  readonly left: number;
  readonly change: (text: string) => void;
  readonly say: () => void;
}

function Input({ field, text, left, change, say }: InputProps): VNode {
  const scope = useChat();
  const kind = openQuestion(scope.state)?.kind;
  useLayoutEffect(() => fitHeight(field.current), [text]);
  const placeholder = placeholderOf(scope);
  return (
    <textarea
      ref={field}
      rows={1}
      value={text}
      dir="auto"
      aria-invalid={left < 0}
      aria-describedby={left < showLimitBelow ? 'limit' : undefined}
      placeholder={placeholder}
      aria-label={placeholder}
      enterkeyhint="send"
      inputMode={kind === undefined ? undefined : inputModes[kind]}
      autocomplete={kind === undefined ? 'off' : completions[kind]}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        say();
      }}
      onInput={(event) => change(event.currentTarget.value)}
    />
  );
}

const inputModes: Record<string, 'email' | 'tel' | 'decimal' | 'url' | undefined> = {
  EMAIL: 'email',
  PHONE: 'tel',
  NUMBER: 'decimal',
  URL: 'url',
};
const completions: Record<string, string> = { EMAIL: 'email', PHONE: 'tel', URL: 'url' };

function placeholderOf({ state, texts }: ChatScope): string {
  if (state.conversationState === 'WAITING_HUMAN') return texts.waitForPerson;
  const question = openQuestion(state);
  if (question !== null && question.placeholder !== '') return question.placeholder;
  if (question?.kind === 'DATE') return texts.writeDate;
  if (question?.kind === 'TIME') return texts.writeTime;
  return question?.kind === 'CHOICE' ? texts.pickOrWrite : texts.writeMessage;
}

function fitHeight(field: HTMLTextAreaElement | null): void {
  if (field === null) return;
  field.style.height = 'auto';
  if (field.value !== '') field.style.height = `${field.scrollHeight}px`;
}
