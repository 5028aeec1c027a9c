import type { Problem, Prompt } from '../model.js';
import { hasSecret } from '../text/secrets.js';
import { problem } from './report.js';

const parts = ['role', 'tone', 'limits', 'knowledge'] as const satisfies readonly (keyof Prompt)[];

/** A prompt is sent to a model, which may repeat it to a visitor: a key or a password in it is a warning. */
export function checkPrompts(prompts: readonly Prompt[]): Problem[] {
  return prompts.flatMap((prompt) => {
    const part = parts.find((one) => hasSecret(prompt[one]));
    if (part === undefined) return [];
    const words = {
      message: {
        es: `Las instrucciones «${prompt.name}» contienen algo que parece una clave o una contraseña: el modelo podría decirla.`,
        en: `The prompt “${prompt.name}” contains what looks like a key or a password: the model could tell it.`,
      },
      fix: {
        es: 'Quítala. Para usar otro sistema, conéctalo en Integraciones.',
        en: 'Remove it. To use another system, connect it under Integrations.',
      },
    };
    return [problem('SECRET_IN_PROMPT', { field: `prompts.${prompt.id}.${part}` }, words)];
  });
}
