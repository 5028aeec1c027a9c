import type { ErrorEntry } from './entry.js';

/** Mistakes with webhooks that the user can correct. */
export const webhookCodes = {
  WEBHOOK_URL_REFUSED: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Esta dirección no se puede usar. Hace falta una URL https pública, sin usuario ni puerto especial.',
    en: 'This address cannot be used. It must be a public https URL without a user name or a special port.',
    description: {
      es: 'La plataforma envía solo a direcciones públicas de internet, por https y en el puerto 443.',
      en: 'The platform sends only to public addresses of the internet, over https and on port 443.',
    },
  },
  TOO_MANY_WEBHOOKS: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Una organización puede tener {max} webhooks. Elimina uno para crear otro.',
    en: 'An organization can have {max} webhooks. Delete one to create another.',
    description: {
      es: 'El límite protege a quienes reciben: un webhook puede recibir todos los eventos.',
      en: 'The limit protects receivers: one webhook can receive all events.',
    },
  },
  WEBHOOK_DISABLED: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Este webhook está desactivado. Actívalo para enviar.',
    en: 'This webhook is disabled. Enable it to send.',
    description: {
      es: 'Lo desactivó una persona, el receptor respondió 410, o falló durante cinco días.',
      en: 'A person disabled it, the receiver responded with 410, or it failed for five days.',
    },
  },
} as const satisfies Record<string, ErrorEntry>;
