/**
 * Compiles the messages of a catalogue while the portal is built, so that browsers load no parser of messages. `next.config.mjs`
 * replaces the formatter of `use-intl` by the one for compiled messages.
 */
import compile from 'icu-minify/compile';

/** A loader of the bundler: from the text of a JSON file to the text of a module. */
export default function compileMessages(source) {
  return `export default ${JSON.stringify(compiled(JSON.parse(source)))};`;
}

function compiled(part) {
  if (typeof part === 'string') return compile(part);
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, compiled(value)]));
}
