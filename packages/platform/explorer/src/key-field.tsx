import { useState, type FormEvent } from 'react';
import type { Texts } from './texts.js';

/** The field for an API key. The key is kept only in the page's memory, and the browser is asked not to store it. */
export function KeyField({
  words,
  hasKey,
  onKey,
}: {
  words: Texts;
  hasKey: boolean;
  onKey: (key: string | null) => void;
}) {
  const [text, setText] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const key = text.trim();
    setText('');
    onKey(hasKey || key === '' ? null : key);
  };
  return (
    <form className="bar-key" onSubmit={submit}>
      {hasKey ? null : (
        <input
          type="password"
          autoComplete="off"
          aria-label={words.key}
          placeholder={`${words.key}: ${words.keyHint}`}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <button type="submit">{hasKey ? words.forget : words.use}</button>
    </form>
  );
}
