import type { MailTexts } from './mail-texts.js';
import { timeInUtc } from './time-in-utc.js';

/** Spanish: neutral, of Latin America. */
export const es: MailTexts = {
  greeting: 'Hola:',
  greetingOf: (name) => `Hola, ${name}:`,
  code: 'Tu código',
  copyAddress: 'Si el botón no funciona, copia esta dirección en tu navegador:',
  settings: 'Cambiar mis avisos',
  unsubscribe: 'Dejar de recibir estos correos',
  aboutAccount: (brand) => `Recibes este correo porque trata de la seguridad de tu cuenta en ${brand}.`,
  aboutInvitation: (brand) => `Recibes este correo porque alguien te invitó en ${brand}.`,
  byPreferences: (brand) => `Recibes este correo por los avisos que elegiste en ${brand}.`,
  byOrganization: (brand) =>
    `Recibes este correo porque te eligieron para él en ${brand}. Quien administra ${brand} puede cambiarlo.`,
  more: (count) => (count === 1 ? 'y 1 más' : `y ${count} más`),
  timeOf: timeInUtc('es-419'),
  facts: { at: 'Fecha', newAddress: 'Correo nuevo', device: 'Dispositivo', expiresAt: 'Vence' },
  identity: {
    VERIFY_ADDRESS: (brand) => ({
      ...{ subject: `Confirma tu correo en ${brand}`, title: 'Confirma tu correo' },
      lines: ['Escribe este código para confirmar que este correo es tuyo. Vence en 10 minutos.'],
      action: 'Confirmar mi correo',
      note: 'Si no creaste una cuenta, ignora este correo: sin el código no pasa nada.',
    }),
    SIGN_UP_CODE: (brand) => ({
      ...{ subject: `Tu código para entrar a ${brand}`, title: 'Confirma tu correo' },
      lines: ['Escribe este código en la página donde creaste tu cuenta. Vence en 10 minutos.'],
      action: null,
      note: 'Si no creaste una cuenta, ignora este correo: sin el código no se crea nada.',
    }),
    SIGN_UP_KNOWN: (brand) => ({
      ...{ subject: `Ya tienes una cuenta en ${brand}`, title: 'Ya tienes una cuenta' },
      lines: [
        'Alguien intentó crear una cuenta con tu correo, pero ya tienes una.',
        'Entra con tu contraseña de siempre. Si la olvidaste, crea otra aquí:',
      ],
      action: 'Crear contraseña nueva',
      note: 'Si no fuiste tú, ignora este correo: nada cambió en tu cuenta.',
    }),
    CONFIRM_NEW_ADDRESS: (brand) => ({
      ...{ subject: `Confirma tu correo nuevo en ${brand}`, title: 'Confirma tu correo nuevo' },
      lines: ['Escribe este código para entrar desde ahora con este correo. Vence en 10 minutos.'],
      action: 'Confirmar mi correo nuevo',
      note: 'Si no pediste este cambio, ignora este correo: nada cambia sin el código.',
    }),
    ADDRESS_CHANGED: (brand) => ({
      ...{ subject: `Cambió el correo de tu cuenta en ${brand}`, title: 'Cambió el correo de tu cuenta' },
      lines: ['Desde ahora entras a tu cuenta con otro correo. Esta dirección ya no sirve para entrar.'],
      action: null,
      note: '¿No fuiste tú? Avisa cuanto antes a quien administra tu organización.',
    }),
    RESET_PASSWORD: (brand) => ({
      ...{ subject: `Crea una contraseña nueva para ${brand}`, title: 'Crea una contraseña nueva' },
      lines: ['Alguien pidió una contraseña nueva para tu cuenta. El enlace sirve una sola vez y vence en 30 minutos.'],
      action: 'Crear contraseña nueva',
      note: 'Si no la pediste, ignora este correo: tu contraseña sigue siendo la misma.',
    }),
    PASSWORD_CHANGED: (brand) => ({
      ...{ subject: `Tu contraseña de ${brand} cambió`, title: 'Tu contraseña cambió' },
      lines: ['Cerramos todas las sesiones de tu cuenta. Entra de nuevo con la contraseña nueva.'],
      action: 'No fui yo',
      note: '¿Fuiste tú? No tienes que hacer nada más.',
    }),
    INVITATION: ({ organization, invitedBy, brand }) => ({
      ...{ subject: `${invitedBy} te invita a ${organization}`, title: `Te invitan a ${organization}` },
      lines: [`${invitedBy} te invita a trabajar en ${organization} con ${brand}.`],
      action: 'Aceptar la invitación',
      note: 'Si no esperabas esta invitación, ignora este correo.',
    }),
    NEW_DEVICE: (brand) => ({
      ...{
        subject: `Entrada a tu cuenta de ${brand} desde un dispositivo nuevo`,
        title: 'Entrada desde un dispositivo nuevo',
      },
      lines: ['Alguien entró a tu cuenta desde un dispositivo que no conocíamos.'],
      action: 'No fui yo',
      note: '¿Fuiste tú? No tienes que hacer nada más.',
    }),
  },
};
