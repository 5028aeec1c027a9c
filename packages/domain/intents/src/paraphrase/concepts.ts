/** What people do at a business, and the words for it in menus and in messages, folded and in both languages. */
export const actions: Readonly<Record<string, string>> = {
  book: 'agendar agenda agendarme agendo reservar reserva reservacion reservo reservarme reservas apartar aparto apartado programar sacar solicitar solicito hacer book booking reserve reservation schedule make pedir arrange turno',
  change:
    'cambiar cambio modificar modifico mover muevo reagendar reagendo reprogramar reprogramo recorrer pasar adelantar atrasar posponer aplazar correr change reschedule move modify postpone switch',
  cancel: 'cancelar cancelo cancela anular anulo eliminar borrar quitar cancel drop delete',
  price:
    'precio precios costo costos cuesta cuestan vale valen cobran sale tarifa tarifas cotizacion cotizar cotizo cotice presupuesto lista price prices cost costs rate rates quote estimate fee fees charge paquetes planes',
  place:
    'ubicacion direccion donde ubicados mapa llegar estacionamiento sucursal sucursales location address where directions located find map',
  hours: 'horario horarios abren cierran abierto abiertos atienden hora horas hours open close opening schedule',
  order:
    'pedir pido pedido ordenar orden comprar compro compra encargar encargo order buy purchase takeaway pickup llevar domicilio delivery',
  deliver:
    'enviar envio envios envien envienlo enviarlo mandar manden mandenlo mandarlo llevar lleven traer traigan domicilio casa delivery deliver bring ship home',
  collect: 'recoger recojo recogerlo recogerla retirar retiro retirarlo paso pickup collect tienda store',
  track:
    'rastrear rastreo seguimiento seguir estado estatus status paquete envio guia track tracking follow llega llegar',
  refund: 'devolver devolucion devuelvo reembolso cambiar cambio regresar garantia return refund exchange warranty',
  enrol:
    'inscribir inscribirme inscripcion inscripciones inscribo registrar registro matricula matricular enroll enrol enrolment signup register admission admisiones join membresia membership apuntarme',
  visit: 'visita visitar conocer ver recorrido tour visit see viewing tomar prueba muestra trial',
  menu: 'menu carta platillos comida comer desayunos postres bebidas dishes food eat',
  rent: 'rentar renta rento alquilar alquiler arrendar arriendo rent rental lease',
  sell: 'vender vendo venta sell selling sale',
  repair:
    'reparar reparacion arreglar arreglo componer servicio mantenimiento revision revisar falla fallando descompuso repair fix service maintenance check',
  tow: 'grua remolque auxilio tow towing',
  prepare:
    'preparar preparo preparacion traer llevar requisitos documentos ayunas prepare preparation bring requirements',
  emergency: 'urgencia urgencias emergencia emergency urgent',
  confirm: 'confirmar confirmo correcto bien confirm correct right',
  pay: 'pagar pago pagos pay payment adeudo mensualidad colegiatura',
  start: 'encender enciende enciendo prender prende prendo arrancar arranca start starts starting turn',
  ask: 'pregunta duda preguntar consulta informacion info question doubt ask information',
};

/** Things that the actions are about. */
export const things: Readonly<Record<string, string>> = {
  appointment: 'cita citas turno hora consulta appointment appointments visit',
  table: 'mesa mesas lugar table tables',
  service: 'servicio servicios tratamiento tratamientos service services treatment treatments',
  class: 'clase clases curso cursos class classes lesson lessons',
  house:
    'casa casas departamento depa departamentos propiedad inmueble terreno local house home apartment flat property',
  car: 'coche carro auto camioneta vehiculo car vehicle truck',
  product: 'producto productos articulo articulos product products item items',
};

/** Times and ways that whole phrases mean: `de una vez` is now, `cuando llegue` is on the spot. */
export const circumstances: Readonly<Record<string, RegExp>> = {
  now: / (?:ahora|ahorita|de una(?: vez)?|ya mismo|de inmediato|inmediatamente|right now|right away|straight away|immediately|now) /u,
  onSite:
    / (?:en (?:el|la|tu|su) (?:local|sucursal|tienda|sitio|clinica|consultorio|oficina)|ahi mismo|alla|cuando (?:llegue|vaya|este|pase)|al llegar|presencial(?:es)?|en persona|in person|on site|at the (?:shop|store|office|clinic|door)|when i (?:get|arrive|come)|on arrival|face to face) /u,
  newcomer:
    / (?:(?:soy|somos|cliente|clienta|paciente) nuev[oa]s?|(?:es )?(?:mi |la |nuestra )?primera vez|nunca he (?:ido|venido|estado)|no he (?:ido|venido|estado)(?: nunca)?|no (?:los )?conozco|first time|first visit|never been(?: there| here)?|new (?:customer|client|patient|here)|i am new) /u,
  returning:
    / (?:ya (?:soy|somos|he|hemos|habia|fui|fuimos|voy|vamos)(?: (?:ido|venido|estado))?(?: antes)?|cliente (?:frecuente|de siempre)|been (?:there|here)(?: before)?|returning(?: customer| client| patient)?|existing (?:customer|client|patient)) /u,
  online:
    / (?:online|on line|en linea|por internet|virtual(?:es|mente)?|videollamada|video llamada|por zoom|por video|a distancia|remot[oa]|video call|over zoom|remote|remotely) /u,
};

/** Words of a wish that names no action: `quiero una cita` means to book one. */
export const wishes: ReadonlySet<string> = new Set(
  'quiero quisiera necesito ocupo busco deseo gustaria requiero dame denme want need would like looking get'.split(' '),
);

/** Words that say nothing about a choice. */
export const empty: ReadonlySet<string> = new Set(
  `el la los las lo un una unos unas de del al a en por para con sin y o e u que me te se le nos mi mis tu tus su sus es son esta estan
  este esto esa ese eso hay ya muy mas si como pero porque cuando hoy ahorita ahora favor hola buenas buenos dias tardes noches gracias puedo puede pueden podria
  podrian quiero quisiera necesito ocupo busco deseo gustaria requiero dame denme ir hacer tengo tiene tienen ver saber mejor otra otro algo
  lunes martes miercoles jueves viernes sabado domingo manana pasado semana mes dia fecha uno dos tres cuatro cinco seis
  monday tuesday wednesday thursday friday saturday sunday tomorrow today week month
 pal pala
  the an to of in on for with and or my your i you it is are do does can could please hi hello want need would like looking get have this that
  us me some at be am just so if no not yo usted ustedes nosotros we they prefiero prefer better then there alla quiere quieren`
    .split(/\s+/u)
    .filter(Boolean),
);
