import type { RefObject, VNode } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { openQuestion } from '../conversation/questions.js';
import type { ChatScope } from './chat-scope.js';
import { useChat } from './chat-scope.js';
import { Icon } from './icons.js';
import { useDraft } from './use-draft.js';

/** What the platform takes. */
const longestText = 4096;
const tellFrom = 3800;

/** Where the visitor writes. Enter sends, Shift and Enter begin a new line. */
export function Composer({ field }: { readonly field: RefObject<HTMLTextAreaElement | null> }): VNode {
  const scope = useChat();
  const { client, texts, state } = scope;
  const [text, setText] = useDraft('text', '');
  const left = longestText - text.trim().length;
  const canSay = text.trim() !== '' && left >= 0;
  const kind = openQuestion(state)?.kind;
  useLayoutEffect(() => fitHeight(field.current), [text]);
  const say = (): void => {
    if (!canSay) return;
    client.say({ text });
    setText('');
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    say();
  };
  const placeholder = placeholderOf(scope);
  return (
    <>
      {text.length > tellFrom && (
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
        <textarea
          ref={field}
          rows={1}
          value={text}
          dir="auto"
          aria-invalid={left < 0}
          aria-describedby={text.length > tellFrom ? 'limit' : undefined}
          placeholder={placeholder}
          aria-label={placeholder}
          enterkeyhint="send"
          inputMode={kind === undefined ? undefined : inputModes[kind]}
          autocomplete={kind === undefined ? 'off' : completions[kind]}
          onKeyDown={onKeyDown}
          onInput={(event) => {
            setText(event.currentTarget.value);
            client.noteTyping();
          }}
        />
        <button class="send" type="submit" aria-label={texts.send} disabled={!canSay}>
          <Icon name="send" />
        </button>
      </form>
    </>
  );
}

const inputModes: Record<string, 'email' | 'tel' | 'decimal' | undefined> = {
  EMAIL: 'email',
  PHONE: 'tel',
  NUMBER: 'decimal',
};
const completions: Record<string, string> = { EMAIL: 'email', PHONE: 'tel' };

function placeholderOf({ state, texts }: ChatScope): string {
  if (state.conversationState === 'WAITING_HUMAN') return texts.waitForPerson;
  const question = openQuestion(state);
  if (question !== null && question.placeholder !== '') return question.placeholder;
  if (question?.kind === 'DATE') return texts.writeDate;
  return question?.kind === 'CHOICE' ? texts.pickOrWrite : texts.writeMessage;
}

function fitHeight(field: HTMLTextAreaElement | null): void {
  if (field === null) return;
  field.style.height = 'auto';
  if (field.value !== '') field.style.height = `${field.scrollHeight}px`;
}
