import type { ErrorEntry } from './entry.js';
import { documentCodes } from './document-codes.js';
import { exportCodes } from './export-codes.js';
import { flowCodes } from './flow-codes.js';
import { previewCodes } from './preview-codes.js';
import { publicationCodes } from './publication-codes.js';
import { receivedFileCodes } from './received-file-codes.js';
import { pushCodes } from './push-codes.js';
import { webhookCodes } from './webhook-codes.js';

/** Mistakes that the user can correct; returned in `userErrors`. */
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
      en: 'The response is the same for an unknown e-mail and for a wrong password.',
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
  CODE_INVALID: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Este código no es correcto o ya no es válido. Revísalo o pide otro.',
    en: 'This code is not correct or no longer valid. Check it or ask for another one.',
    description: {
      es: 'El código es otro, venció, ya se usó o se probó cinco veces; la respuesta es la misma en todos los casos.',
      en: 'The code is another one, has expired, was used, or was tried five times; the response is the same in every case.',
    },
  },
  RESET_LINK_INVALID: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Este enlace ya no es válido. Pide otro para cambiar tu contraseña.',
    en: 'This link is no longer valid. Ask for another one to change your password.',
    description: {
      es: 'El enlace venció, ya se usó, o se pidió otro después.',
      en: 'The link has expired, was used, or another one was requested since.',
    },
  },
  LAST_ADMIN: {
    kind: 'USER',
    httpStatus: 200,
    es: 'La organización[[ {organization}]] necesita al menos una persona administradora.',
    en: 'The organization[[ {organization}]] needs at least one administrator.',
    description: {
      es: 'No se puede quitar ni degradar a la última persona administradora, y tampoco puede eliminar su cuenta. Nombra antes a otra o elimina la organización.',
      en: 'The last administrator cannot be removed or demoted and cannot delete their account. Appoint another administrator first, or delete the organization.',
    },
  },
  INVALID_EMAIL: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Este correo no parece válido.',
    en: 'This e-mail does not look valid.',
    description: {
      es: 'Escribe un correo como ana@negocio.mx.',
      en: 'Enter an e-mail such as ana@shop.com.',
    },
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
    en: 'This is too long: the maximum is {max}.',
    description: { es: 'El texto o la lista supera el máximo.', en: 'The text or the list exceeds the maximum.' },
  },
  TOO_SHORT: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Es demasiado corto: el mínimo es {min}.',
    en: 'This is too short: the minimum is {min}.',
    description: { es: 'El texto o la lista no llega al mínimo.', en: 'The text or the list is below the minimum.' },
  },
  INVALID_FORMAT: {
    kind: 'USER',
    httpStatus: 200,
    es: 'El formato no es válido[[: se espera {expected}]].',
    en: 'The format is not valid[[: expected {expected}]].',
    description: { es: 'El valor no tiene el formato esperado.', en: 'The value does not have the expected format.' },
  },
  INVALID_VALUE: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Este valor no se puede usar[[: {reason}]].',
    en: 'This value cannot be used[[: {reason}]].',
    description: {
      es: 'El formato es correcto, pero el valor no se admite en este campo.',
      en: 'The format is correct, but the value is not allowed in this field.',
    },
  },
  OUT_OF_RANGE: {
    kind: 'USER',
    httpStatus: 200,
    es: 'El valor está fuera de rango[[: el mínimo es {min}]][[, el máximo es {max}]].',
    en: 'The value is out of range[[: the minimum is {min}]][[, the maximum is {max}]].',
    description: {
      es: 'El número o la fecha está fuera de los límites.',
      en: 'The number or date is outside the limits.',
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
    es: 'Esa opción era de una pregunta anterior. Elige una de las opciones actuales.',
    en: 'That option belongs to an earlier question. Choose one of the current options.',
    description: {
      es: 'La opción elegida no está entre las que ofrece la pregunta actual.',
      en: 'The chosen option is not among those of the current question.',
    },
  },
  CONVERSATION_ENDED: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Esta conversación ya terminó. Puedes empezar otra.',
    en: 'This conversation has ended. You can start another one.',
    description: {
      es: 'La conversación está cerrada y no admite más mensajes.',
      en: 'The conversation is closed and accepts no more messages.',
    },
  },
  SESSION_EXPIRED: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Esta conversación terminó hace tiempo. Puedes empezar otra.',
    en: 'This conversation ended some time ago. You can start another one.',
    description: {
      es: 'La conversación terminó por falta de respuesta y ya pasó el tiempo para retomarla.',
      en: 'The conversation ended for lack of a reply, and the time to resume it is over.',
    },
  },
  NOT_YOUR_TAKEOVER: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Primero toma la conversación para poder responder.',
    en: 'Take over the conversation before you reply.',
    description: {
      es: 'Solo quien tomó la conversación puede responder en ella o devolverla al bot.',
      en: 'Only the member who took over the conversation can reply in it or return it to the bot.',
    },
  },
  ALREADY_TAKEN_OVER: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Otra persona ya está atendiendo esta conversación[[: {name}]].',
    en: 'Someone else has already taken over this conversation[[: {name}]].',
    description: {
      es: 'Otra persona del equipo ya tomó la conversación.',
      en: 'Another member of the team has already taken over the conversation.',
    },
  },
  STALE_REVISION: {
    kind: 'USER',
    httpStatus: 200,
    es: 'El borrador cambió mientras trabajabas[[: {name} lo guardó]][[ el {at}]]. No se guardó nada.',
    en: 'The draft changed while you were working[[: {name} saved it]][[ on {at}]]. Nothing was saved.',
    description: {
      es: 'Otra persona cambió los mismos campos después de la revisión enviada. `stale` trae la revisión actual, quién la guardó, cuándo, y los campos en conflicto.',
      en: 'Another person changed the same fields after the revision that was sent. `stale` holds the current revision, who saved it, when, and the conflicting fields.',
    },
  },
  CONNECTOR_NOT_SET_UP: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Esta integración no está configurada en esta instalación.',
    en: 'This integration is not set up in this installation.',
    description: {
      es: 'Quien opera la plataforma todavía no la registró con el proveedor: faltan el identificador y el secreto de cliente.',
      en: 'The operator of the platform has not registered it with the provider yet: the client id and secret are missing.',
    },
  },
  PLAN_TOO_SMALL: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Tu plan no incluye esta integración[[; el plan {plan} sí]].',
    en: 'Your plan does not include this integration[[; the {plan} plan does]].',
    description: {
      es: 'La integración es de un plan mayor. Cambia de plan para usarla.',
      en: 'The integration belongs to a larger plan. Change the plan to use it.',
    },
  },
  CONNECTOR_IN_USE: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Hay conexiones que usan este conector. Elimínalas antes.',
    en: 'There are connections that use this connector. Delete them first.',
    description: {
      es: 'Un conector se elimina cuando ninguna conexión lo usa, tampoco las de otras organizaciones si está en el catálogo.',
      en: 'A connector is deleted when no connection uses it, including those of other organizations if it is in the catalogue.',
    },
  },
  CONNECTION_CHANGED: {
    kind: 'USER',
    httpStatus: 200,
    es: 'La conexión cambió mientras la editabas. No se guardó nada; revisa y guarda de nuevo.',
    en: 'The connection changed while you were editing it. Nothing was saved; check and save again.',
    description: {
      es: 'Otra persona guardó la conexión al mismo tiempo, o su credencial se renovó.',
      en: 'Another person saved the connection at the same time, or its credential was renewed.',
    },
  },
  CONNECTION_SUSPENDED: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Esta conexión está suspendida porque tu plan no la incluye.',
    en: 'This connection is suspended because your plan does not include it.',
    description: {
      es: 'No se borró nada. Vuelve a funcionar al cambiar a un plan que la incluya.',
      en: 'Nothing was deleted. It works again after a change to a plan that includes it.',
    },
  },
  CONNECTION_NEEDS_AUTHORIZATION: {
    kind: 'USER',
    httpStatus: 200,
    es: 'El servicio conectado ya no acepta esta credencial. Vuelve a conectar la cuenta.',
    en: 'The connected service no longer accepts this credential. Connect the account again.',
    description: {
      es: 'El acceso fue revocado o la clave ya no es válida. Alguien con permiso debe autorizar la conexión otra vez.',
      en: 'The access was revoked or the key is no longer valid. Someone with permission must authorise the connection again.',
    },
  },
  CONNECTION_UNAVAILABLE: {
    kind: 'USER',
    httpStatus: 200,
    es: 'El servicio conectado no responde en este momento. Intenta de nuevo en unos minutos.',
    en: 'The connected service is not responding right now. Try again in a few minutes.',
    description: {
      es: 'La falla es del otro lado y suele pasar sola; la conexión se recupera sin que nadie haga nada.',
      en: 'The failure is on the other side and usually passes; the connection recovers without anyone doing anything.',
    },
  },
  ...webhookCodes,
  ...documentCodes,
  ...exportCodes,
  ...receivedFileCodes,
  ...publicationCodes,
  ...previewCodes,
  ...flowCodes,
  ...pushCodes,
} as const satisfies Record<string, ErrorEntry>;
