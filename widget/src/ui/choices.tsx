import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { matchingChoices } from '../conversation/choice-search.js';
import type { Choice } from '../conversation/model.js';
import { safeImage } from '../theme/links.js';
import { useChat } from './chat-scope.js';
import { moveFocus } from './focus.js';
import type { QuestionProps } from './question.js';
import { useDraft } from './use-draft.js';

const manyChoices = 6;
const noPicks: readonly string[] = [];

/** Choices as full-width buttons, or as checkboxes when several can be picked; with a search field when there are many. */
export function Choices({ awaiting, focusInput }: QuestionProps): VNode {
  const { client, texts } = useChat();
  const frame = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const [kept, setPicked] = useDraft(`${awaiting.blockId}.picks`, noPicks);
  const picked = kept.filter((id) => awaiting.choices.some((choice) => choice.id === id));
  const shown = matchingChoices(awaiting.choices, search);
  const say = (choiceIds: readonly string[]): void => {
    client.say({ choiceIds });
    setPicked(noPicks);
    focusInput();
  };
  const toggle = (id: string): void => {
    setPicked(picked.includes(id) ? picked.filter((other) => other !== id) : [...picked, id]);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    moveFocus(event, [...(frame.current?.querySelectorAll<HTMLElement>('.option:is(button), .option input') ?? [])]);
  };
  return (
    <fieldset class="question">
      <legend class={awaiting.isMultiple ? undefined : 'sr'}>
        {awaiting.isMultiple ? texts.pickSome : texts.choices}
      </legend>
      {awaiting.isSearchable && <Search value={search} change={setSearch} />}
      <div class={look(awaiting)} ref={frame} onKeyDown={onKeyDown}>
        {shown.map((choice) =>
          awaiting.isMultiple ? (
            <Box key={choice.id} choice={choice} isPicked={picked.includes(choice.id)} toggle={toggle} />
          ) : (
            <button key={choice.id} class="option" type="button" onClick={() => say([choice.id])}>
              <Words choice={choice} />
            </button>
          ),
        )}
        {shown.length === 0 && <p class="note">{texts.noChoices}</p>}
      </div>
      {awaiting.isMultiple && (
        <div class="after">
          <button class="button main" type="button" disabled={picked.length === 0} onClick={() => say(picked)}>
            {texts.send}
          </button>
        </div>
      )}
    </fieldset>
  );
}

function look({ choices }: QuestionProps['awaiting']): string {
  const hasPictures = choices.some(({ imageUrl }) => imageUrl);
  return `options${choices.length > manyChoices ? ' many' : ''}${hasPictures ? ' pictures' : ''}`;
}

function Words({ choice }: { readonly choice: Choice }): VNode {
  const { settings } = useChat();
  const picture = choice.imageUrl ? safeImage(choice.imageUrl, settings.origin) : null;
  return (
    <>
      {picture !== null && (
        <img src={picture} alt="" loading="lazy" onError={(event) => (event.currentTarget.hidden = true)} />
      )}
      <span>{choice.label}</span>
      {choice.detail !== '' && <span class="detail">{choice.detail}</span>}
    </>
  );
}

interface BoxProps {
  readonly choice: Choice;
  readonly isPicked: boolean;
  readonly toggle: (id: string) => void;
}

function Box({ choice, isPicked, toggle }: BoxProps): VNode {
  return (
    <label class="option pick">
      <input type="checkbox" checked={isPicked} onChange={() => toggle(choice.id)} />
      <Words choice={choice} />
    </label>
  );
}

function Search({ value, change }: { readonly value: string; readonly change: (value: string) => void }): VNode {
  const { texts } = useChat();
  return (
    <input
      class="search"
      type="search"
      value={value}
      placeholder={texts.searchChoices}
      aria-label={texts.searchChoices}
      onInput={(event) => change(event.currentTarget.value)}
    />
  );
}
