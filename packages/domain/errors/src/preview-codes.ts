import type { ErrorEntry } from './entry.js';

/** Codes of links with which colleagues try a draft. */
export const previewCodes = {
  PREVIEW_NOT_FOUND: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Este enlace de vista previa ya no sirve: venció o fue revocado. Pide uno nuevo a quien te lo envió.',
    en: 'This preview link no longer works: it has expired or was revoked. Ask whoever sent it for a new one.',
    description: {
      es: 'El enlace no existe, venció, fue revocado, o la conversación no es suya; no se dice cuál.',
      en: 'The link does not exist, has expired or was revoked, or the conversation is not one of its own; which of these is not told.',
    },
  },
  TOO_MANY_PREVIEW_LINKS: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Un bot puede tener {max} enlaces de vista previa. Revoca uno para crear otro.',
    en: 'A bot can have {max} preview links. Revoke one to create another.',
    description: {
      es: 'El límite ayuda a saber quién puede ver el borrador.',
      en: 'The limit keeps it clear who can see the draft.',
    },
  },
} as const satisfies Record<string, ErrorEntry>;
