import { askEmail, askPhone, askText, type Ask } from '../flow-plan/questions.js';
import { personal, variable, type BlockPlan } from '../flow-plan/plan.js';
import { both } from '../voice.js';

/** Variables that every industry collects. */
export const visitor = {
  name: personal(both('nombre', 'name')),
  phone: personal(both('telefono', 'phone')),
  email: personal(both('correo', 'email')),
  message: personal(both('mensaje', 'message')),
  comment: variable(both('comentario', 'comment')),
  question: variable(both('pregunta', 'question')),
  day: variable(both('dia', 'day'), 'DATE'),
  time: variable(both('hora', 'time')),
};

/** Asks for the visitor's name. */
export function askName(id: string, ask: Partial<Ask> = {}): BlockPlan {
  return askText(id, {
    prompt: both('¿A nombre de quién lo anoto?', 'What name should I put it under?'),
    into: visitor.name,
    hint: both('Nombre completo', 'Full name'),
    minLength: 2,
    maxLength: 80,
    ...ask,
  });
}

/** Asks for the visitor's phone number. */
export function askTelephone(id: string, ask: Partial<Ask> = {}): BlockPlan {
  return askPhone(id, {
    prompt: both('¿A qué celular [te|le|te] confirmamos?', 'Which mobile number should we confirm to?'),
    into: visitor.phone,
    hint: both('Número con código de área', 'Number with area code'),
    ...ask,
  });
}

/** Asks for the visitor's e-mail address. */
export function askAddress(id: string, ask: Partial<Ask> = {}): BlockPlan {
  return askEmail(id, {
    prompt: both('¿A qué correo [te|le|te] escribimos?', 'Which e-mail address should we write to?'),
    into: visitor.email,
    hint: both('nombre@ejemplo.com', 'name@example.com'),
    ...ask,
  });
}
