import type { ErrorEntry } from './entry.js';

/** Mistakes and situations that the person in front of the form can cure; delivered in `userErrors`. */
export const userCodes = {
  EMAIL_TAKEN: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Ya existe una cuenta con este correo.',
    en: 'An account with this e-mail already exists.',
    description: {
      es: 'El correo pertenece a otra cuenta. Inicia sesión o usa otro correo.',
      en: 'The e-mail belongs to another account. Sign in or use another e-mail.',
    },
  },
  WRONG_CREDENTIALS: {
    kind: 'USER',
    httpStatus: 200,
    es: 'El correo o la contraseña no son correctos.',
    en: 'The e-mail or the password is not correct.',
    description: {
      es: 'La respuesta es igual para un correo desconocido y para una contraseña equivocada.',
      en: 'The answer is the same for an unknown e-mail and for a wrong password.',
    },
  },
  WEAK_PASSWORD: {
    kind: 'USER',
    httpStatus: 200,
    es: 'La contraseña es demasiado débil: usa al menos {min} caracteres y evita las más comunes.',
    en: 'The password is too weak: use at least {min} characters and avoid common ones.',
    description: {
      es: 'La contraseña es corta, muy común o contiene el correo.',
      en: 'The password is short, very common or contains the e-mail.',
    },
  },
  INVITATION_INVALID: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Esta invitación ya no es válida. Pide una nueva a quien te invitó.',
    en: 'This invitation is no longer valid. Ask the person who invited you for a new one.',
    description: {
      es: 'El enlace venció, ya se usó, fue retirado o es para otro correo.',
      en: 'The link has expired, was used or withdrawn, or is meant for another e-mail.',
    },
  },
  LAST_ADMIN: {
    kind: 'USER',
    httpStatus: 200,
    es: 'La organización[[ {organization}]] necesita al menos una persona administradora.',
    en: 'The organization[[ {organization}]] needs at least one administrator.',
    description: {
      es: 'No se puede quitar ni degradar a la última persona administradora, ni puede ella eliminar su cuenta. Nombra antes a otra, o elimina la organización.',
      en: 'The last administrator can be neither removed nor demoted, nor delete her account. Appoint another one first, or delete the organization.',
    },
  },
  INVALID_EMAIL: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Este correo no parece válido.',
    en: 'This e-mail does not look valid.',
    description: { es: 'Revisa el correo, por ejemplo ana@negocio.mx.', en: 'Check the e-mail, such as ana@shop.com.' },
  },
  REQUIRED: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Este dato es obligatorio.',
    en: 'This field is required.',
    description: { es: 'El campo está vacío.', en: 'The field is empty.' },
  },
  TOO_LONG: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Es demasiado largo: el máximo es {max}.',
    en: 'It is too long: the limit is {max}.',
    description: { es: 'El texto o la lista supera el máximo.', en: 'The text or the list is over its limit.' },
  },
  TOO_SHORT: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Es demasiado corto: el mínimo es {min}.',
    en: 'It is too short: the minimum is {min}.',
    description: { es: 'El texto o la lista no llega al mínimo.', en: 'The text or the list is under its minimum.' },
  },
  INVALID_FORMAT: {
    kind: 'USER',
    httpStatus: 200,
    es: 'El formato no es válido[[: se espera {expected}]].',
    en: 'The format is not valid[[: {expected} is expected]].',
    description: { es: 'El valor no tiene la forma pedida.', en: 'The value does not have the form asked for.' },
  },
  INVALID_VALUE: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Este valor no se puede usar[[: {reason}]].',
    en: 'This value cannot be used[[: {reason}]].',
    description: {
      es: 'El valor tiene buena forma, pero no es uno de los admitidos aquí.',
      en: 'The value is well formed but not one of those allowed here.',
    },
  },
  OUT_OF_RANGE: {
    kind: 'USER',
    httpStatus: 200,
    es: 'El valor está fuera de rango[[: el mínimo es {min}]][[, el máximo es {max}]].',
    en: 'The value is out of range[[: the minimum is {min}]][[, the maximum is {max}]].',
    description: {
      es: 'El número o la fecha queda fuera de los límites.',
      en: 'The number or date is beyond its limits.',
    },
  },
  BOT_NOT_LIVE: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Este asistente no está disponible en este momento.',
    en: 'This assistant is not available right now.',
    description: {
      es: 'El bot no tiene una versión publicada o está en pausa.',
      en: 'The bot has no published version or is paused.',
    },
  },
  CHOICE_NOT_OFFERED: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Esa opción era de una pregunta anterior. Elige una de las que se ofrecen ahora.',
    en: 'That choice belongs to an earlier question. Choose one of those offered now.',
    description: {
      es: 'Una opción elegida no está entre las que ofrece la pregunta abierta.',
      en: 'A chosen item is not among those that the open question offers.',
    },
  },
  CONVERSATION_ENDED: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Esta conversación ya terminó. Puedes empezar otra.',
    en: 'This conversation has ended. You can start another one.',
    description: {
      es: 'La conversación está cerrada y no admite más mensajes.',
      en: 'The conversation is closed and takes no further messages.',
    },
  },
  NOT_YOUR_TAKEOVER: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Primero toma la conversación para poder responder.',
    en: 'Take over the conversation before you answer.',
    description: {
      es: 'Solo quien tomó la conversación puede responder en ella o devolverla al bot.',
      en: 'Only the member who took over the conversation may answer in it or give it back to the bot.',
    },
  },
  ALREADY_TAKEN_OVER: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Otra persona ya está atendiendo esta conversación[[: {name}]].',
    en: 'Someone else is already answering this conversation[[: {name}]].',
    description: {
      es: 'La conversación ya está en manos de una persona del equipo.',
      en: 'The conversation is already in the hands of a member of the team.',
    },
  },
  EFFECTS_UNAVAILABLE: {
    kind: 'USER',
    httpStatus: 200,
    es: 'El simulador todavía no puede hacer nada fuera de la plataforma. Pruébalo con efectos apagados.',
    en: 'The simulator cannot do anything outside the platform yet. Try it with effects off.',
    description: {
      es: '`effects: ON` queda reservado hasta que haya bloques que actúan fuera; usa `OFF` o no lo envíes.',
      en: '`effects: ON` is reserved until there are blocks that act outside; use `OFF` or leave it out.',
    },
  },
  STALE_REVISION: {
    kind: 'USER',
    httpStatus: 200,
    es: 'El borrador cambió mientras trabajabas[[: {name} lo guardó]][[ el {at}]]. No se guardó nada.',
    en: 'The draft changed while you were working[[: {name} saved it]][[ on {at}]]. Nothing was saved.',
    description: {
      es: 'Otra persona cambió lo mismo desde la revisión enviada. `stale` dice la revisión actual, quién, cuándo y qué campos chocan.',
      en: 'Somebody else changed the same since the revision sent. `stale` holds the current one, who, when and which fields clash.',
    },
  },
  PUBLICATION_IN_PROGRESS: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Ya hay una publicación en curso. Espera a que termine.',
    en: 'A publication is already in progress. Wait until it ends.',
    description: { es: 'Cada bot admite una sola publicación a la vez.', en: 'A bot takes one publication at a time.' },
  },
  HAS_PROBLEMS: {
    kind: 'USER',
    httpStatus: 200,
    es: 'No se puede publicar: hay {count} problemas por resolver.',
    en: 'It cannot be published: there are {count} problems to solve.',
    description: {
      es: 'La validación encontró errores; la lista está en `problems`.',
      en: 'Validation found errors; `problems` lists them.',
    },
  },
  NOTHING_TO_PUBLISH: {
    kind: 'USER',
    httpStatus: 200,
    es: 'No hay cambios desde la última publicación.',
    en: 'Nothing has changed since the last publication.',
    description: {
      es: 'El borrador es igual a la versión publicada.',
      en: 'The draft equals the published version.',
    },
  },
} as const satisfies Record<string, ErrorEntry>;
