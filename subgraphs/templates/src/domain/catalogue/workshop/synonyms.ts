import { both } from '../../voice.js';
import type { Synonyms } from '../../flow-plan/plan.js';

/** Other words that customers use for the choices of the flow. */
export const workshopSynonyms: Synonyms = {
  menu: {
    repair: both(
      'se descompuso, se me descompuso, está fallando, ya no arranca, ya no enciende, ya no prende, ya no frena, check engine, se prendió una luz, hace ruido, hace un ruido, se calienta, falla, reparación, arreglar mi auto, arreglar mi carro, reparar, agendar, sacar cita',
      'broke down, it does not start, it will not start, it wont start, check engine, making a noise, noise, book, overheats, repair, fix my car, something is wrong',
    ),
    service: both(
      'precios, costos, servicio, servicios, afinación, cambio de aceite, mantenimiento, service',
      'prices, maintenance, service, oil change, tune-up',
    ),
    status: both(
      'ya está mi carro, ya está mi coche, dónde está mi auto, dónde está mi carro, dónde está mi coche, cómo va mi auto, cómo va mi carro, está listo, estado de mi auto',
      'is it ready, where is my car, status of my car, how is my car',
    ),
    tow: both(
      'grúa, remolque, auxilio vial, me quedé tirado, me quedé tirada, me quedé botado, estoy varado',
      'tow, tow truck, towing, i am stranded, roadside help',
    ),
  },
  'intake-problem': {
    brakes: both('freno, no frena, balatas, pastillas, rechina al frenar', 'brake, it does not brake, pads, squeals'),
    engine: both(
      'motor, se calienta, temperatura, echa humo, tira aceite, pierde fuerza',
      'engine, overheats, temperature, smoke, leaks oil',
    ),
    light: both(
      'check engine, testigo, foco del tablero, se prendió una luz, luz prendida',
      'check engine, warning light, a light came on',
    ),
    battery: both('no enciende, no prende, batería, no da marcha', 'will not start, battery, dead battery'),
    tyres: both(
      'llanta, llantas, neumáticos, cauchos, gomas, volante, dirección, se jala, vibra',
      'tyre, tire, tires, steering, wheel, vibrates',
    ),
    other: both('otro, otra, otra falla, hace ruido, un ruido', 'other, another problem, a noise'),
  },
  'intake-drives-choice': {
    yes: both('sí circula, sí anda, sí camina', 'it does, it drives'),
    no: both('no circula, no anda, no camina, no se mueve', 'it does not, it does not drive, it does not move'),
    unsure: both(
      'no estoy segura, quién sabe, ni idea, creo que sí, eso creo, me da miedo',
      'not sure, no idea, maybe, i think so',
    ),
  },
  'tow-advice-choice': {
    tow: both('grúa, en la grúa, remolque, que lo recojan', 'tow, tow truck, pick it up'),
    drive: both('yo lo llevo, manejando, lo manejo, rodando', 'drive it, i will drive'),
  },
};
