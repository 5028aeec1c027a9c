import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { ratingMarks } from '../conversation/questions.js';
import { useChat } from './chat-scope.js';
import { Icon } from './icons.js';
import type { QuestionProps } from './question.js';

/**
 * A rating with radio buttons. A tap sends it immediately. With the keyboard, arrow keys only select, and Enter or the button sends,
 * because arrow keys pass over values that the visitor does not want.
 */
export function Rating({ awaiting, focusInput }: QuestionProps): VNode {
  const { client, texts } = useChat();
  const [picked, setPicked] = useState<number | null>(null);
  const marks = ratingMarks(awaiting);
  const last = marks.at(-1) ?? 0;
  const say = (mark: number | null): void => {
    if (mark === null) return;
    client.say({ rating: mark });
    focusInput();
  };
  return (
    <fieldset
      class={`question${marks.length > 6 ? ' eleven' : ''}`}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        // The focus moves to the input; without this, Enter would add a line there.
        event.preventDefault();
        say(picked);
      }}
    >
      <legend>{texts.rating}</legend>
      <div class="marks">
        {marks.map((mark) => (
          <Mark
            key={mark}
            mark={mark}
            name={awaiting.scale === 'STARS' ? texts.stars(mark) : texts.markOf(mark, last)}
            isStar={awaiting.scale === 'STARS'}
            isOn={isOn(mark, picked, awaiting.scale)}
            isPicked={picked === mark}
            pick={() => setPicked(mark)}
            say={() => say(mark)}
          />
        ))}
      </div>
      {awaiting.scale === 'NPS' && (
        <div class="ends">
          <span>{texts.lowest}</span>
          <span>{texts.highest}</span>
        </div>
      )}
      {picked !== null && (
        <div class="after">
          <button class="button main" type="button" onClick={() => say(picked)}>
            {texts.send}
          </button>
        </div>
      )}
    </fieldset>
  );
}

interface MarkProps {
  readonly mark: number;
  readonly name: string;
  readonly isStar: boolean;
  readonly isOn: boolean;
  readonly isPicked: boolean;
  readonly pick: () => void;
  readonly say: () => void;
}

function Mark({ mark, name, isStar, isOn, isPicked, pick, say }: MarkProps): VNode {
  return (
    <label
      class={`mark${isStar ? ' star' : ''}${isOn ? ' on' : ''}`}
      onPointerUp={(event) => {
        if (event.button === 0) say();
      }}
    >
      <input type="radio" name="rating" checked={isPicked} aria-label={name} onChange={pick} />
      {isStar ? <Icon name="star" /> : mark}
    </label>
  );
}

function isOn(mark: number, picked: number | null, scale: string | null): boolean {
  if (picked === null) return false;
  return scale === 'STARS' ? mark <= picked : mark === picked;
}
